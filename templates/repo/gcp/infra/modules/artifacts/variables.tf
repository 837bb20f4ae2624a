variable "project_id" {
  description = "The Google Cloud project"
  type        = string
}

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

variable "expiry" {
  description = "Days until objects are deleted, by what their keys begin with"
  type        = map(number)
}
