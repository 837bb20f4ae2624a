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

variable "lake" {
  description = "Bucket with data and registry"
  type        = object({ bucket = string, bucket_arn = string })
}

variable "log_retention_days" {
  description = "How long logs are kept"
  type        = number
}

variable "web_image" {
  description = "Image with the Lambda Web Adapter added, by digest, in this account's registry"
  type        = string
}

variable "warm" {
  description = "Copies kept warm, paid for all day; none where a cold start is borne"
  type        = number
}

variable "environment" {
  description = "Settings other components ask of the containers; nothing secret"
  type        = map(string)
}

variable "access" {
  description = "What other components allow their callers: name → IAM policy as JSON"
  type        = map(string)
}

variable "memory_mb" {
  description = "Memory of a call in MB; processor time comes with it"
  type        = number
}

variable "p95_ms" {
  description = "Alarm above this latency"
  type        = number
}

variable "error_budget" {
  description = "Share of requests that may fail"
  type        = number
}
