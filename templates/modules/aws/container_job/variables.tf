variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "network" {
  description = "The VPC, its private subnets and its gateway endpoints"
  type        = object({ vpc_id = string, cidr = string, private_subnet_ids = list(string), endpoint_prefix_list_ids = list(string), outward = object({ subnet_ids = list(string), cidrs = list(string), public_addresses = bool }) })
}

variable "security" {
  description = "Key for data and logs, and where alarms are sent"
  type        = object({ kms_key_arn = string, alarm_topic_arn = string })
}

variable "image" {
  description = "Container image by digest"
  type        = string
}

variable "log_retention_days" {
  description = "How long logs are kept"
  type        = number
}

variable "policy" {
  description = "What the task may do, an IAM policy as JSON"
  type        = string
}

variable "environment" {
  description = "Settings of the container; nothing secret"
  type        = map(string)
  default     = {}
}

variable "cpu" {
  description = "CPU units of the task"
  type        = number
  default     = 2048
}

variable "memory" {
  description = "MiB of the task"
  type        = number
  default     = 8192
}

variable "command" {
  description = "What the container runs; the image's own command when empty"
  type        = list(string)
  default     = []
}

variable "schedule" {
  description = "When it runs by itself, an EventBridge schedule expression; null for runs on demand only"
  type        = string
  default     = null
}

variable "job" {
  description = "Short name of the job"
  type        = string
}

variable "scratch_gb" {
  description = "GiB of the task's own disk, for what its steps copy of the lake; 21 to 200"
  type        = number
}
