variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "unique" {
  description = "Suffix that makes global names ours"
  type        = string
}

variable "resource_group_id" {
  description = "Id of the resource group"
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

variable "resource_group" {
  description = "The resource group"
  type        = string
}

variable "endpoint_subnet_id" {
  description = "Subnet of the private endpoints"
  type        = string
}

variable "zone_ids" {
  description = "Private DNS zones by kind"
  type        = map(string)
}
