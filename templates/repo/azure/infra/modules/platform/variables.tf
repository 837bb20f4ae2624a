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

variable "alarm_email" {
  description = "Who is told"
  type        = string
}

variable "unique" {
  description = "Suffix that makes global names ours"
  type        = string
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

variable "app_subnet_id" {
  description = "Subnet of the apps"
  type        = string
}

variable "encryption_client_id" {
  description = "Client id of the identity that may use the key"
  type        = string
}

variable "log_retention_days" {
  description = "How long logs are kept"
  type        = number
}
