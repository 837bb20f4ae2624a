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

variable "use" {
  description = "Short name of what the database is for, and name of the database made at the start"
  type        = string
}

variable "tier" {
  description = "Size of the server"
  type        = string
  default     = "db-f1-micro"
}

variable "disk_gb" {
  description = "Storage at the start; it grows by itself"
  type        = number
  default     = 20
}

variable "standby" {
  description = "Whether a second server in another zone takes over"
  type        = bool
  default     = false
}
