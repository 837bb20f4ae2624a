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

variable "account_name" {
  description = "Name of the account, the only one of it in the world; 24 letters and figures at most"
  type        = string
}

variable "suffix" {
  description = "What distinguishes its endpoints' names"
  type        = string
}

variable "kinds" {
  description = "Services reached through private endpoints: blob, dfs, file"
  type        = list(string)
  default     = ["blob"]
}

variable "containers" {
  description = "Containers made at the start"
  type        = list(string)
  default     = []
}

variable "hierarchical" {
  description = "Whether it has folders, as a lake has"
  type        = bool
  default     = false
}

variable "keep" {
  description = "Days in which nothing is changed or deleted, and whether that is final; changes are allowed when null"
  type        = object({ days = number, locked = bool })
  default     = null
}
