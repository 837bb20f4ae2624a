variable "name" {
  description = "Prefix of every name"
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

variable "bucket" {
  description = "Bucket with registry, landing zone and published tables"
  type        = string
}

variable "kms_key_id" {
  description = "Key for data at rest"
  type        = string
}

variable "dashboard_image" {
  description = "Image of the dashboards by digest"
  type        = string
}

variable "protect" {
  description = "Refuse loss of stateful resources"
  type        = bool
}

variable "project_id" {
  description = "The Google Cloud project"
  type        = string
}

variable "invokers" {
  description = "Who may call it: name → IAM member"
  type        = map(string)
}
