variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "kms_key_id" {
  description = "Key for data at rest"
  type        = string
}

variable "region" {
  description = "Where everything runs"
  type        = string
}

variable "notification_channel_id" {
  description = "Where alarms are sent"
  type        = string
}

variable "landing" {
  description = "Bucket whose incoming/ gets what was published, and the table whose rows that is, where no reader takes it"
  type        = object({ bucket = string, table = string })
  default     = null
}
