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

variable "raw_retention_days" {
  description = "How long landed raw data are kept"
  type        = number
}

variable "result_retention_days" {
  description = "How long what was asked of a model and what it answered are kept"
  type        = number
}
