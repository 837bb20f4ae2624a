variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "protect" {
  description = "Refuse deletion"
  type        = bool
}

variable "region" {
  description = "Where everything runs"
  type        = string
}

variable "kms_key_id" {
  description = "Key for data at rest"
  type        = string
}
