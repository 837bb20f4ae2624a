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

variable "encryption_identity_id" {
  description = "Identity that may use the key"
  type        = string
}

variable "key_id" {
  description = "Key for data at rest"
  type        = string
}

variable "reach" {
  description = "How callers reach it: over private endpoints, or where the network is open from its subnets only"
  type        = object({ open = bool, endpoint_subnet_id = string, zone_ids = map(string), caller_subnet_ids = list(string) })
}

variable "raw_retention_days" {
  description = "How long landed raw data are kept"
  type        = number
}
