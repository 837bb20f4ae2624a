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

variable "cidr" {
  description = "Address range of the network"
  type        = string
}

variable "tags" {
  description = "Tags of every resource"
  type        = map(string)
}

variable "open" {
  description = "No data ask for a private network: what has a firewall by subnet is reached without a private endpoint"
  type        = bool
}

variable "zones" {
  description = "Kinds of services reached through private endpoints, each with a private DNS zone"
  type        = list(string)
}
