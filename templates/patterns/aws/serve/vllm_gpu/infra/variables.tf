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

variable "min_tasks" {
  description = "Tasks that always run"
  type        = number
}

variable "max_tasks" {
  description = "Tasks at most"
  type        = number
}

variable "instance_type" {
  description = "Machine with the GPU"
  type        = string
}

variable "llm_image" {
  description = "Image of the inference server by digest"
  type        = string
}
