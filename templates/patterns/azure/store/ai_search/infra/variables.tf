variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "unique" {
  description = "Suffix that makes global names ours"
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

variable "endpoint_subnet_id" {
  description = "Subnet of the private endpoints"
  type        = string
}

variable "zone_ids" {
  description = "Private DNS zones by kind"
  type        = map(string)
}

variable "sku" {
  description = "Tier of a search unit"
  type        = string
}

variable "replicas" {
  description = "Copies of the index: three keep reads and writes at 99.9 %"
  type        = number
}

variable "partitions" {
  description = "Parts of the index"
  type        = number
}
