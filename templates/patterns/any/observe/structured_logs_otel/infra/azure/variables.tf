variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "workspace_id" {
  description = "The Log Analytics workspace"
  type        = string
}
