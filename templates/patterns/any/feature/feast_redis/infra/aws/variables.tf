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

variable "lake" {
  description = "Bucket with data and registry"
  type        = object({ bucket = string, bucket_arn = string })
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

variable "feature_image" {
  description = "Image of the Feast server with the registry's definitions, by digest"
  type        = string
}

variable "shards" {
  description = "Shards the keys are spread over"
  type        = number
}
