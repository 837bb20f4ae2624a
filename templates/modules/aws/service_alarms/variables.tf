variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "alarm_topic_arn" {
  description = "Where alarms are sent"
  type        = string
}

variable "namespace" {
  description = "Where the host of the service counts its requests"
  type        = string
}

variable "dimensions" {
  description = "What tells this service's figures from others'"
  type        = map(string)
}

variable "requests" {
  description = "Metric of the requests"
  type        = string
}

variable "failed" {
  description = "Metric of the requests that failed"
  type        = string
}

variable "unanswered" {
  description = "Metric of failures that are no requests, since nothing was there to take them; null where there is none"
  type        = string
  default     = null
}

variable "latency" {
  description = "Metric of the time to answer, and the limit of its p95 in the metric's own unit"
  type        = object({ metric = string, limit = number })
}

variable "error_budget" {
  description = "Share of requests that may fail"
  type        = number
}
