variable "domain" {
  description = "Domain of the zone"
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

variable "network_id" {
  description = "The virtual network"
  type        = string
}
