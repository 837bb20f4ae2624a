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

variable "tenant_id" {
  description = "The Entra tenant"
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

variable "endpoint_subnet_id" {
  description = "Subnet of the private endpoints"
  type        = string
}

variable "zone_ids" {
  description = "Private DNS zones by kind"
  type        = map(string)
}

variable "sku" {
  description = "Size of the server, as priced"
  type        = string
}

variable "disk_gb" {
  description = "Storage at the start"
  type        = number
}

variable "standby" {
  description = "Whether a second server in another zone takes over"
  type        = bool
}
