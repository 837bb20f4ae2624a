variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "region" {
  description = "Where everything runs"
  type        = string
}

variable "network_id" {
  description = "The VPC"
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

variable "notification_channel_id" {
  description = "Where alarms are sent"
  type        = string
}

variable "memory_gb" {
  description = "Memory of the cache in GB"
  type        = number
}
