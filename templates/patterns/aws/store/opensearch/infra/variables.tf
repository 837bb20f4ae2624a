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

variable "log_retention_days" {
  description = "How long logs are kept"
  type        = number
}

variable "serverless" {
  description = "A collection paid per use instead of a domain of own nodes"
  type        = bool
  default     = false
}

variable "instance_type" {
  description = "Size of a data node: the vector graph has to fit into memory"
  type        = string
}

variable "storage_gb" {
  description = "Storage of a data node"
  type        = number
}

variable "nodes" {
  description = "Data nodes; they elect a master among themselves"
  type        = number
}
