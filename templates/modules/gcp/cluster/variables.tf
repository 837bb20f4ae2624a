variable "project_id" {
  description = "The Google Cloud project"
  type        = string
}

variable "kms_key_id" {
  description = "Key for data at rest"
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

variable "network_id" {
  description = "The VPC"
  type        = string
}

variable "subnet_id" {
  description = "The private subnet"
  type        = string
}

variable "protect" {
  description = "Refuse loss of stateful resources"
  type        = bool
}
