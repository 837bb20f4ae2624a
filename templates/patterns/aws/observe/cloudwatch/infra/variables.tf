variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "security" {
  description = "Where alarms are sent"
  type        = object({ alarm_topic_arn = string })
}

variable "log_groups" {
  description = "Where containers log, by the block that runs them"
  type        = map(string)
}
