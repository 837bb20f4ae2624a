variable "resource_group" {
  description = "The resource group"
  type        = string
}

variable "network_id" {
  description = "The virtual network"
  type        = string
}

variable "tags" {
  description = "Tags of every resource"
  type        = map(string)
}

variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "location" {
  description = "Where everything runs"
  type        = string
}

variable "unique" {
  description = "Suffix that makes global names ours"
  type        = string
}

variable "endpoint_subnet_id" {
  description = "Subnet of the private endpoints"
  type        = string
}

variable "action_group_id" {
  description = "Who is told by alarms"
  type        = string
}

variable "units" {
  description = "Units of the hub; of tier S1 each takes 400,000 messages of 4 KB a day, of S2 6 million, of S3 300 million"
  type        = number
}

variable "tier" {
  description = "Tier of the hub: S1, S2 or S3"
  type        = string
}
