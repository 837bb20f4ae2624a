variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "security" {
  description = "Key for data and logs, and where alarms are sent"
  type        = object({ kms_key_arn = string, alarm_topic_arn = string })
}

variable "readers" {
  description = "ARNs of roles that may read every table through the catalogue"
  type        = list(string)
  default     = []
}

variable "expiry" {
  description = "Days until objects are deleted, by what their keys begin with"
  type        = map(number)
}
