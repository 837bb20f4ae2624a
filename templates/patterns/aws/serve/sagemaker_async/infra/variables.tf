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

variable "max_tasks" {
  description = "Tasks at most"
  type        = number
}

variable "model_package_arn" {
  description = "Approved model package; null until the first one is registered"
  type        = string
}

variable "instance_type" {
  description = "Size of an instance"
  type        = string
  default     = "ml.g5.xlarge"
}

variable "min_tasks" {
  description = "Instances that wait for work; none where a start of minutes is in time"
  type        = number
  default     = 0
}
