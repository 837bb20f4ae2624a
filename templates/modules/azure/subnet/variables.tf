variable "suffix" {
  description = "What distinguishes its names"
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

variable "range" {
  description = "Addresses of the subnet"
  type        = string
}

variable "delegate" {
  description = "Service the subnet is delegated to; none when empty"
  type        = string
  default     = ""
}

variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "location" {
  description = "Where everything runs"
  type        = string
}

variable "tags" {
  description = "Tags of every resource"
  type        = map(string)
}

variable "services" {
  description = "Services that let this subnet in by their own firewalls"
  type        = list(string)
}
