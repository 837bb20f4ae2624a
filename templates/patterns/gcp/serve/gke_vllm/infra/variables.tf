variable "cluster" {
  description = "The cluster: name, location, address, authority"
  type        = object({ name = string, location = string, endpoint = string, service_account = string })
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

variable "project_id" {
  description = "The Google Cloud project"
  type        = string
}

variable "min_tasks" {
  description = "Instances that always run"
  type        = number
}

variable "llm_image" {
  description = "Image of the inference server by digest"
  type        = string
}

variable "client_cidr" {
  description = "Addresses that may ask the model"
  type        = string
}
