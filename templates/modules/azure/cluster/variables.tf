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

variable "network_id" {
  description = "The virtual network"
  type        = string
}

variable "cidr" {
  description = "Addresses of the network"
  type        = string
}

variable "tags" {
  description = "Tags of every resource"
  type        = map(string)
}

variable "key_id" {
  description = "Key for data at rest"
  type        = string
}

variable "encryption_identity_id" {
  description = "Identity that may use the key"
  type        = string
}

variable "tenant_id" {
  description = "The Entra tenant"
  type        = string
}

variable "workspace_id" {
  description = "The Log Analytics workspace"
  type        = string
}

variable "registry_id" {
  description = "The container registry"
  type        = string
}

variable "services" {
  description = "Services that let this subnet in by their own firewalls"
  type        = list(string)
}
