variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "protect" {
  description = "Refuse loss of stateful resources"
  type        = bool
}

variable "region" {
  description = "Where everything runs"
  type        = string
}

variable "kms_key_id" {
  description = "Key for data at rest"
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

variable "feature_image" {
  description = "Image of the feature server by digest"
  type        = string
}

variable "min_tasks" {
  description = "Instances that always run"
  type        = number
}

variable "project_id" {
  description = "The Google Cloud project"
  type        = string
}

variable "notification_channel_id" {
  description = "Where alarms are sent"
  type        = string
}

variable "invokers" {
  description = "Who may call it: name → IAM member"
  type        = map(string)
}
