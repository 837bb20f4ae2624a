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

variable "instance" {
  description = "Size of the instance"
  type        = string
}

variable "disk_gb" {
  description = "Storage at the start; it grows to four times this"
  type        = number
}

variable "standby" {
  description = "Whether a second instance in another zone takes over"
  type        = bool
}
