variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "suffix" {
  description = "What distinguishes its names"
  type        = string
}

variable "kind" {
  description = "Sub-resource of the endpoint"
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

variable "endpoint_subnet_id" {
  description = "Subnet of the private endpoints"
  type        = string
}

variable "tags" {
  description = "Tags of every resource"
  type        = map(string)
}

variable "target_id" {
  description = "The resource to reach privately"
  type        = string
}

variable "zone_id" {
  description = "DNS zone of the endpoint"
  type        = string
}

variable "more_zone_ids" {
  description = "Further DNS zones a few services need"
  type        = list(string)
  default     = []
}
