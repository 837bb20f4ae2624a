variable "project_id" {
  description = "The Google Cloud project"
  type        = string
}

variable "kms_key_id" {
  description = "Key for data at rest"
  type        = string
}

variable "source_database" {
  description = "The source database; the password is the name of a secret"
  type        = object({ host = string, port = number, database = string, username = string, password_secret_id = string })
}

variable "bucket" {
  description = "Bucket with registry, landing zone and published tables"
  type        = string
}

variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "region" {
  description = "Where everything runs"
  type        = string
}

variable "subnet_id" {
  description = "The private subnet"
  type        = string
}

variable "notification_channel_id" {
  description = "Where alarms are sent"
  type        = string
}
