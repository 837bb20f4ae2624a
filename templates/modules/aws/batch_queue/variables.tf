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

variable "memory" {
  description = "MiB of a job"
  type        = number
  default     = 15000
}

variable "command" {
  description = "What the container runs; the image's own command when empty"
  type        = list(string)
  default     = []
}

variable "use" {
  description = "Short name of what the queue is for"
  type        = string
}

variable "instance_types" {
  description = "Instance types or families the service picks from"
  type        = list(string)
}

variable "max_vcpus" {
  description = "Virtual CPUs at most; none run while the queue is empty"
  type        = number
  default     = 64
}

variable "hours" {
  description = "Hours until a job is stopped"
  type        = number
  default     = 12
}

variable "vcpus" {
  description = "Virtual CPUs of a job"
  type        = number
  default     = 4
}

variable "gpus" {
  description = "GPUs of a job"
  type        = number
  default     = 0
}
