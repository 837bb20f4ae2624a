variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "security" {
  description = "Key for data and logs, and where alarms are sent"
  type        = object({ kms_key_arn = string, alarm_topic_arn = string })
}

variable "lake" {
  description = "Bucket with data and registry"
  type        = object({ bucket = string, bucket_arn = string })
}

variable "model_package_arn" {
  description = "Approved model package; null until the first one is registered"
  type        = string
}

variable "memory" {
  description = "MiB; processing power grows with it"
  type        = number
  default     = 4096
}

variable "concurrency" {
  description = "Requests at the same time at most"
  type        = number
  default     = 20
}
