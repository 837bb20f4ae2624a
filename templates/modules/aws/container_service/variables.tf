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

variable "protect" {
  description = "Refuse deletion of what holds data"
  type        = bool
}

variable "certificate_arn" {
  description = "TLS certificate of the load balancer"
  type        = string
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
  default     = 1024
}

variable "memory" {
  description = "MiB of the task"
  type        = number
  default     = 2048
}

variable "command" {
  description = "What the container runs; the image's own command when empty"
  type        = list(string)
  default     = []
}

variable "service" {
  description = "Short name of the service"
  type        = string
}

variable "port" {
  description = "Port the container listens on"
  type        = number
}

variable "secrets" {
  description = "Name of the setting → ARN of the secret, with :key:: for one of its keys"
  type        = map(string)
  default     = {}
}

variable "tasks" {
  description = "Tasks that run"
  type        = number
  default     = 1
}

variable "health_path" {
  description = "Path that answers 200 when the service is ready"
  type        = string
}
