variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "region" {
  description = "Where everything runs"
  type        = string
}

variable "cidr" {
  description = "Address range of the VPC"
  type        = string
}
