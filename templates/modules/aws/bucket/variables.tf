variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "security" {
  description = "Key for data and logs, and where alarms are sent"
  type        = object({ kms_key_arn = string, alarm_topic_arn = string })
}

variable "use" {
  description = "Short name of what the bucket is for"
  type        = string
}

variable "lock_days" {
  description = "Days in which nobody can change or delete an object; 0 for none"
  type        = number
  default     = 0
}

variable "expiry" {
  description = "Days until objects are deleted, by what their keys begin with"
  type        = map(number)
  default     = {}
}

variable "policies" {
  description = "More bucket policy documents as JSON"
  type        = list(string)
  default     = []
}
