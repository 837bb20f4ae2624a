variable "project_id" {
  description = "The Google Cloud project"
  type        = string
}

variable "kms_key_id" {
  description = "Key for data at rest"
  type        = string
}

variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "bucket" {
  description = "Bucket with registry, landing zone and published tables"
  type        = string
}

variable "network" {
  description = "Name of the VPC"
  type        = string
}

variable "spark_code" {
  description = "Address of the Spark transform in object storage; null until one is uploaded"
  type        = string
}

variable "region" {
  description = "Where everything runs"
  type        = string
}

variable "subnet_id" {
  description = "The private subnet"
  type        = string
}

variable "schedule" {
  description = "When it starts, five cron fields, UTC"
  type        = string
}
