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

variable "endpoint_subnet_id" {
  description = "Subnet of the private endpoints"
  type        = string
}

variable "zone_ids" {
  description = "Private DNS zones by kind"
  type        = map(string)
}

variable "suffix" {
  description = "What distinguishes its names"
  type        = string
}

variable "sku" {
  description = "Size of the cache"
  type        = string
  default     = "MemoryOptimized_M10"
}

variable "eviction" {
  description = "What is forgotten first when the memory is full"
  type        = string
  default     = "VolatileLRU"
}

variable "access_keys" {
  description = "Whether a password lets callers in; else they sign in by identity"
  type        = bool
  default     = true
}
