variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "image" {
  description = "Container image by digest"
  type        = string
}

variable "network" {
  description = "The VPC, its gateway endpoints, and where containers run"
  type        = object({ vpc_id = string, cidr = string, endpoint_prefix_list_ids = list(string), outward = object({ subnet_ids = list(string), cidrs = list(string), public_addresses = bool }) })
}

variable "security" {
  description = "Key for data and logs, and where alarms are sent"
  type        = object({ kms_key_arn = string, alarm_topic_arn = string })
}

variable "lake" {
  description = "Bucket that takes the events on their way to training"
  type        = object({ bucket = string, bucket_arn = string })
}

variable "log_retention_days" {
  description = "How long logs are kept"
  type        = number
}

variable "environment" {
  description = "Settings of the container; nothing secret"
  type        = map(string)
}

variable "access" {
  description = "What other components allow their callers: name → IAM policy as JSON"
  type        = map(string)
}

variable "max_age_s" {
  description = "How old windows may be, seconds"
  type        = number
}

variable "decides" {
  description = "Whether it decides on events with the promoted model, or folds them only"
  type        = bool
}
