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

variable "subnet_ids" {
  description = "Private subnets"
  type        = list(string)
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
