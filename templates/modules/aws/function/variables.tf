variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "network" {
  description = "The VPC, its private subnets and its gateway endpoints"
  type        = object({ vpc_id = string, cidr = string, private_subnet_ids = list(string), endpoint_prefix_list_ids = list(string) })
}

variable "security" {
  description = "Key for data and logs, and where alarms are sent"
  type        = object({ kms_key_arn = string, alarm_topic_arn = string })
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
  description = "Settings of the function; nothing secret"
  type        = map(string)
  default     = {}
}

variable "source_file" {
  description = "Path of its one Python file"
  type        = string
}

variable "function" {
  description = "Short name of the function"
  type        = string
}

variable "handler" {
  description = "file.function that is called"
  type        = string
}

variable "timeout_s" {
  description = "Seconds until a call is stopped"
  type        = number
  default     = 60
}

variable "concurrency" {
  description = "Calls at the same time at most"
  type        = number
  default     = 10
}

variable "inside" {
  description = "Whether it runs in the network; one that only calls AWS's own control plane needs no way through it"
  type        = bool
  default     = true
}
