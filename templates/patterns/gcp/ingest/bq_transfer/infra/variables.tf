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

variable "raw_retention_days" {
  description = "How long raw data is kept"
  type        = number
}

variable "bucket" {
  description = "Bucket with registry, landing zone and published tables"
  type        = string
}

variable "project_id" {
  description = "The Google Cloud project"
  type        = string
}

variable "notification_channel_id" {
  description = "Where alarms are sent"
  type        = string
}
