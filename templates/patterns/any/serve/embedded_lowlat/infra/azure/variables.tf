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

variable "min_tasks" {
  description = "Replicas that always run"
  type        = number
}

variable "machine_image" {
  description = "Machine image with the service built in"
  type        = string
}

variable "max_tasks" {
  description = "Replicas at most"
  type        = number
}

variable "services" {
  description = "Services that let this subnet in by their own firewalls"
  type        = list(string)
}
