variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "unique" {
  description = "Suffix that makes global names ours"
  type        = string
}

variable "location" {
  description = "Where everything runs"
  type        = string
}

variable "resource_group" {
  description = "The resource group"
  type        = string
}

variable "fabric_admins" {
  description = "People or applications that administer the capacity"
  type        = list(string)
}

variable "tags" {
  description = "Tags of every resource"
  type        = map(string)
}

variable "fabric_sku" {
  description = "Size of the capacity"
  type        = string
}
