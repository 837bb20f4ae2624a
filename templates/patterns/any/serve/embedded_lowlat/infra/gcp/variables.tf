variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "bucket" {
  description = "Bucket with registry, landing zone and published tables"
  type        = string
}

variable "project_id" {
  description = "The Google Cloud project"
  type        = string
}

variable "region" {
  description = "Where everything runs"
  type        = string
}

variable "machine_image" {
  description = "Machine image with the service built in"
  type        = string
}

variable "kms_key_id" {
  description = "Key for data at rest"
  type        = string
}

variable "subnet_id" {
  description = "The private subnet"
  type        = string
}

variable "network" {
  description = "Name of the VPC"
  type        = string
}

variable "client_cidr" {
  description = "Addresses that may call the service"
  type        = string
}

variable "min_tasks" {
  description = "Instances that always run"
  type        = number
}

variable "max_tasks" {
  description = "Instances at most"
  type        = number
}

variable "network_id" {
  description = "The VPC"
  type        = string
}
