variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "suffix" {
  description = "What distinguishes its names"
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

variable "subnet_ids" {
  description = "Subnets that may go out, by name"
  type        = map(string)
}
