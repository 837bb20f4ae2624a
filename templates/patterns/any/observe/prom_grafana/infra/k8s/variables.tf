variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "namespace" {
  description = "Namespace of this environment"
  type        = string
}

variable "charts" {
  description = "Helm charts by name"
  type        = map(object({ repository = string, version = string }))
}

variable "alarm_mail" {
  description = "Who alarms are mailed to, from whom, and over which relay, host:port"
  type        = object({ to = string, from = string, relay = string })
}

variable "p95_ms" {
  description = "Alarm above this latency"
  type        = number
}

variable "error_budget" {
  description = "Share of requests that may fail"
  type        = number
}
