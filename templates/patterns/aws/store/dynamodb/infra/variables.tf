variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "kms_key_arn" {
  description = "Key the items are encrypted with"
  type        = string
}

variable "protect" {
  description = "Refuse deletion of the table"
  type        = bool
}
