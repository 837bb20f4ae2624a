variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "security" {
  description = "Key for data and logs, and where alarms are sent"
  type        = object({ kms_key_arn = string, alarm_topic_arn = string })
}

variable "retention_h" {
  description = "Hours in which events can be read again"
  type        = number
  default     = 24
}

variable "fan_out" {
  description = "Whether the reader has a throughput of its own, where polling would take too long"
  type        = bool
  default     = false
}

variable "shards" {
  description = "Shards the events are spread over: 1 MB or 1,000 events a second each"
  type        = number
}

variable "on_demand" {
  description = "Whether the service adds shards by itself and is paid by the gigabyte"
  type        = bool
}
