variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "notification_channel_id" {
  description = "Where alarms are sent"
  type        = string
}
