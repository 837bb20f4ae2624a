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

variable "source_secret_arn" {
  description = "Secret with user name and password of a reader of the source"
  type        = string
}

variable "source_url" {
  description = "JDBC address of the source, jdbc:postgresql://host:5432/database"
  type        = string
}

variable "tables" {
  description = "Tables that are copied"
  type        = list(string)
}
