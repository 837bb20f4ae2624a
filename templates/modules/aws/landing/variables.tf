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

variable "table" {
  description = "Table whose rows the events are"
  type        = string
}

variable "stream_arn" {
  description = "Stream with the events"
  type        = string
}

variable "log_retention_days" {
  description = "How long logs are kept"
  type        = number
}
