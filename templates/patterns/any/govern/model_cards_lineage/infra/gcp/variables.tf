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

variable "keep_days" {
  description = "How long records may not be deleted"
  type        = number
}

variable "protect" {
  description = "Refuse loss of stateful resources"
  type        = bool
}
