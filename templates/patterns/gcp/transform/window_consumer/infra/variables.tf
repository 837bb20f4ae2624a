variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "image" {
  description = "Container image by digest"
  type        = string
}

variable "region" {
  description = "Where everything runs"
  type        = string
}

variable "subnet_id" {
  description = "Private subnet"
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

variable "protect" {
  description = "Refuse deletion"
  type        = bool
}

variable "subscription" {
  description = "Where events are read"
  type        = string
}

variable "notification_channel_id" {
  description = "Who is told by alarms"
  type        = string
}

variable "environment" {
  description = "Settings of the container; nothing secret"
  type        = map(string)
}

variable "secrets" {
  description = "Settings that are secret: name → id of the secret that holds the value"
  type        = map(string)
}

variable "access" {
  description = "What other components allow their callers: name → role in the project"
  type        = map(string)
}

variable "max_age_s" {
  description = "How old windows may be, seconds"
  type        = number
}
