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

variable "use" {
  description = "What distinguishes its names"
  type        = string
}

variable "script" {
  description = "File the job runs"
  type        = string
}

variable "arguments" {
  description = "What the script is told"
  type        = map(string)
}

variable "workers" {
  description = "Workers of a run"
  type        = number
}

variable "connections" {
  description = "Connections the workers go through"
  type        = list(string)
  default     = []
}

variable "secret_arns" {
  description = "Secrets the job may read"
  type        = list(string)
  default     = []
}
