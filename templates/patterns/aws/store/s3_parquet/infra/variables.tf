variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "kms_key_arn" {
  description = "Key the objects are encrypted with"
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
