variable "name" {
  description = "Prefix of every name"
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

variable "image" {
  description = "Container image by digest"
  type        = string
}

variable "protect" {
  description = "Refuse deletion"
  type        = bool
}

variable "min_tasks" {
  description = "Instances that always run"
  type        = number
}

variable "max_tasks" {
  description = "Instances at most"
  type        = number
}

variable "notification_channel_id" {
  description = "Where alarms are sent"
  type        = string
}

variable "p95_ms" {
  description = "Alarm above this latency"
  type        = number
}

variable "environment" {
  description = "Settings of the containers; nothing secret"
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

variable "invokers" {
  description = "Who may call it: name → IAM member"
  type        = map(string)
}

variable "error_budget" {
  description = "Share of requests that may fail"
  type        = number
}
