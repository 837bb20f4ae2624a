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

variable "serverless" {
  description = "Pay per use instead of own brokers"
  type        = bool
}

variable "table" {
  description = "Table whose rows the events are, which names the topic that is landed"
  type        = string
  default     = "events"
}

variable "connector_plugin" {
  description = "Sink plugin of Kafka Connect; null until it is uploaded"
  type        = object({ arn = string, revision = number })
  default     = null
}

variable "brokers" {
  description = "Brokers the peak needs; as many more as make every zone equal"
  type        = number
}

variable "disk_gb" {
  description = "Disk of all brokers together, copies included"
  type        = number
}
