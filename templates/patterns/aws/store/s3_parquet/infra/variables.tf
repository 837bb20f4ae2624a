variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "kms_key_arn" {
  description = "Key the objects are encrypted with"
  type        = string
}

variable "expiry" {
  description = "Days until objects are deleted, by what their keys begin with"
  type        = map(number)
}
