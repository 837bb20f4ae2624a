variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "image" {
  description = "Container image by digest"
  type        = string
}

variable "steps" {
  description = "Pipeline steps, in order"
  type        = list(string)
}

variable "schedule" {
  description = "When it runs, an EventBridge schedule expression"
  type        = string
}

variable "outward" {
  description = "Where containers run, whom they may call on port 443, and whether each has a public address"
  type        = object({ subnet_ids = list(string), cidrs = list(string), public_addresses = bool })
}

variable "vpc_id" {
  description = "The VPC"
  type        = string
}

variable "vpc_cidr" {
  description = "Address range of the VPC"
  type        = string
}

variable "endpoint_prefix_list_ids" {
  description = "Where S3 and DynamoDB are reached"
  type        = list(string)
}

variable "bucket_arn" {
  description = "ARN of the bucket"
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

variable "log_retention_days" {
  description = "How long logs are kept"
  type        = number
}

variable "environment" {
  description = "Settings of the jobs; nothing secret"
  type        = map(string)
}

variable "access" {
  description = "What other components allow their callers: name → IAM policy as JSON"
  type        = map(string)
}

variable "trainer" {
  description = "Where the step that retrains runs: a task and the rights to start it, both as JSON; null for the job of all steps"
  type        = object({ state = string, rights = string })
  default     = null
}

variable "scratch_gb" {
  description = "GiB of the task's own disk, for what its steps copy of the lake; 21 to 200"
  type        = number
}
