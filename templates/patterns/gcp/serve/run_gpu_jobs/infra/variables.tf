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

variable "bucket" {
  description = "Bucket with registry, landing zone and published tables"
  type        = string
}

variable "kms_key_id" {
  description = "Key for data at rest"
  type        = string
}

variable "image" {
  description = "Container image by digest"
  type        = string
}

variable "step" {
  description = "Pipeline step that works through the queue"
  type        = string
}

variable "notification_channel_id" {
  description = "Where alarms are sent"
  type        = string
}

variable "environment" {
  description = "Settings of the containers; nothing secret"
  type        = map(string)
}

variable "secrets" {
  description = "Settings that are secret: name → id of the secret that holds the value"
  type        = map(string)
}

variable "schedule" {
  description = "When it starts, five cron fields, UTC"
  type        = string
}

variable "access" {
  description = "What other components allow their callers: name → role in the project"
  type        = map(string)
}
