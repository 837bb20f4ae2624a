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

variable "unique" {
  description = "Suffix that makes global names ours"
  type        = string
}

variable "key_id" {
  description = "Key for data at rest"
  type        = string
}

variable "endpoint_subnet_id" {
  description = "Subnet of the private endpoints"
  type        = string
}

variable "services" {
  description = "Services that let this subnet in by their own firewalls"
  type        = list(string)
}
