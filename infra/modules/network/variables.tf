variable "prefix" {
  description = "Prefix of every resource name."
  type        = string
}

variable "cidr" {
  description = "Address range of the VPC."
  type        = string
}

variable "region" {
  description = "AWS region."
  type        = string
}

variable "kms_arn" {
  description = "Key that encrypts data, logs and secrets."
  type        = string
}

variable "zones" {
  description = "Availability zones to spread over."
  type        = list(string)
}
