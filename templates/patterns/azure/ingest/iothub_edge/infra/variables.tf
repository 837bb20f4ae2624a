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

variable "reach" {
  description = "How callers reach it: over private endpoints, or where the network is open from its subnets only"
  type        = object({ open = bool, endpoint_subnet_id = string, zone_ids = map(string), caller_subnet_ids = list(string) })
}

variable "hub" {
  description = "The IoT hub: id, name, address, identity it sends as"
  type        = object({ id = string, name = string, hostname = string, identity_id = string, principal_id = string })
}
