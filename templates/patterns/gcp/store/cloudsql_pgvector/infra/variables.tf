variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "region" {
  description = "Where everything runs"
  type        = string
}

variable "kms_key_id" {
  description = "Key for data at rest"
  type        = string
}

variable "protect" {
  description = "Refuse deletion"
  type        = bool
}

variable "network_id" {
  description = "The VPC"
  type        = string
}

variable "tier" {
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
