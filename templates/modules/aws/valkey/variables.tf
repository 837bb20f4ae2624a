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

variable "protect" {
  description = "Refuse deletion of what holds data"
  type        = bool
}

variable "use" {
  description = "Short name of what the store is for"
  type        = string
}

variable "node_type" {
  description = "Size of a node"
  type        = string
  default     = "cache.r6g.large"
}

variable "shards" {
  description = "Shards the keys are spread over"
  type        = number
  default     = 1
}
