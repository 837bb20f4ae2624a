variable "prefix" {
  description = "Prefix of every resource name."
  type        = string
}

variable "region" {
  description = "AWS region."
  type        = string
}

variable "public_url" {
  description = "Public https address of the product."
  type        = string
}

variable "kms_arn" {
  description = "Key that encrypts data, logs and secrets."
  type        = string
}
