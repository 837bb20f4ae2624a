variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "resource_group_id" {
  description = "Id of the resource group"
  type        = string
}

variable "protect" {
  description = "Refuse loss of stateful resources"
  type        = bool
}
