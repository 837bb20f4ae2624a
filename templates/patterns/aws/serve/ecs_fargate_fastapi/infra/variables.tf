variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "image" {
  description = "Container image by digest"
  type        = string
}

variable "cpu" {
  description = "CPU units per task"
  type        = number
  default     = 1024
}

variable "memory" {
  description = "MiB per task"
  type        = number
  default     = 2048
}

variable "min_tasks" {
  description = "Tasks that always run"
  type        = number
}

variable "max_tasks" {
  description = "Tasks at most"
  type        = number
}

variable "vpc_id" {
  description = "The VPC"
  type        = string
}

variable "vpc_cidr" {
  description = "Address range of the VPC"
  type        = string
}

variable "subnet_ids" {
  description = "Private subnets"
  type        = list(string)
}

variable "endpoint_prefix_list_ids" {
  description = "Where S3 and DynamoDB are reached"
  type        = list(string)
}

variable "certificate_arn" {
  description = "TLS certificate of the load balancer"
  type        = string
}

variable "environment" {
  description = "Settings of the service; nothing secret"
  type        = map(string)
}

variable "bucket_arn" {
  description = "Bucket with the registry"
  type        = string
}

variable "kms_key_arn" {
  description = "Key of the bucket and the logs"
  type        = string
}

variable "alarm_topic_arn" {
  description = "Where alarms are sent"
  type        = string
}

variable "p95_ms" {
  description = "Alarm above this latency"
  type        = number
}

variable "log_retention_days" {
  description = "How long logs are kept"
  type        = number
}

variable "protect" {
  description = "Refuse deletion of the load balancer"
  type        = bool
}

variable "access" {
  description = "What other components allow their callers: name → IAM policy as JSON"
  type        = map(string)
}

variable "outward" {
  description = "Where containers run, whom they may call on port 443, and whether each has a public address"
  type        = object({ subnet_ids = list(string), cidrs = list(string), public_addresses = bool })
}

variable "error_budget" {
  description = "Share of requests that may fail"
  type        = number
}
