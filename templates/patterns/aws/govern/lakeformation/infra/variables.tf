variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "security" {
  description = "Key for data and logs, and where alarms are sent"
  type        = object({ kms_key_arn = string, alarm_topic_arn = string })
}

variable "data_classes" {
  description = "Classes a column can have, least to most protected"
  type        = list(string)
  default     = ["public", "internal", "personal"]
}

variable "analysts" {
  description = "ARNs of roles that may read everything but personal data"
  type        = list(string)
  default     = []
}
