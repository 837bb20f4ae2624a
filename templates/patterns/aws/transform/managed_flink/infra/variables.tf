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

variable "code_key" {
  description = "Key of the packed application in the bucket; null until the first one is uploaded"
  type        = string
}

variable "streams" {
  description = "Name → ARN of the streams the application reads"
  type        = map(string)
}

variable "tables" {
  description = "Name → ARN of the tables the application keeps up to date"
  type        = map(string)
}

variable "kafka" {
  description = "The cluster the application reads, which asks it for the brokers, and the rights to read; null without one"
  type        = object({ cluster_arn = string, access = string })
  default     = null
}

variable "parallelism" {
  description = "Slots at the start; the service adds more"
  type        = number
  default     = 2
}
