variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "region" {
  description = "Where everything runs"
  type        = string
}

variable "kms_key_id" {
  description = "Key for data at rest"
  type        = string
}

variable "bucket" {
  description = "Bucket with registry, landing zone and published tables"
  type        = string
}

variable "embedding_dimensions" {
  description = "Length of an embedding"
  type        = number
}

variable "project_id" {
  description = "The Google Cloud project"
  type        = string
}
