variable "prefix" {
  description = "Prefix of every resource name."
  type        = string
}

variable "kms_arn" {
  description = "Key that encrypts data, logs and secrets."
  type        = string
}
