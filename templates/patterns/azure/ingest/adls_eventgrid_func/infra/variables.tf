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

variable "environment_id" {
  description = "The Container Apps environment"
  type        = string
}

variable "registry_id" {
  description = "The container registry"
  type        = string
}

variable "registry_server" {
  description = "Login server of the container registry"
  type        = string
}

variable "storage_name" {
  description = "Name of the mounted share in the environment"
  type        = string
}

variable "image" {
  description = "Container image by digest"
  type        = string
}

variable "args" {
  description = "What a look runs"
  type        = list(string)
}

variable "look" {
  description = "When it looks, five cron fields, UTC"
  type        = string
}

variable "environment" {
  description = "Settings of the containers; nothing secret"
  type        = map(string)
}

variable "secrets" {
  description = "Settings that are secret: name → value"
  type        = map(string)
  sensitive   = true
}

variable "access" {
  description = "What other components allow their callers: name → role and what it holds for"
  type        = map(object({ scope = string, role = string }))
}
