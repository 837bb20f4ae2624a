variable "cluster" {
  description = "The cluster: name, location, address, authority"
  type        = object({ name = string, location = string, endpoint = string, service_account = string })
}

variable "kms_key_id" {
  description = "Key for data at rest"
  type        = string
}

variable "charts" {
  description = "Helm charts by name: repository and reviewed version"
  type        = map(object({ repository = string, version = string }))
}

variable "name" {
  description = "Prefix of every name"
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

variable "image" {
  description = "Container image by digest"
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

variable "environment" {
  description = "Settings of the containers; nothing secret"
  type        = map(string)
}

variable "secrets" {
  description = "Settings that are secret: name → id of the secret that holds the value"
  type        = map(string)
}
