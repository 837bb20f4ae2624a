variable "name" {
  description = "Prefix of every name"
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

variable "tags" {
  description = "Tags of every resource"
  type        = map(string)
}

variable "repository" {
  description = "owner/name of the GitHub repository that may sign in"
  type        = string
}

variable "resource_group_id" {
  description = "Id of the resource group"
  type        = string
}

variable "account_id" {
  description = "Account of the shared folder"
  type        = string
}

variable "state_container_id" {
  description = "Container that keeps Terraform's state"
  type        = string
}

variable "registry_id" {
  description = "The container registry"
  type        = string
}
