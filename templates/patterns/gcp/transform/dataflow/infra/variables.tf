variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "project_id" {
  description = "The Google Cloud project"
  type        = string
}

variable "bucket" {
  description = "Bucket with registry, landing zone and published tables"
  type        = string
}

variable "region" {
  description = "Where everything runs"
  type        = string
}

variable "template_path" {
  description = "Dataflow template in Cloud Storage, as your release put it there"
  type        = string
}

variable "subnet_id" {
  description = "Private subnet"
  type        = string
}

variable "kms_key_id" {
  description = "Key for data at rest"
  type        = string
}

variable "max_workers" {
  description = "Machines of two cores that the job grows to at its peak"
  type        = number
}
