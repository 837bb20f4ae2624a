variable "prefix" {
  description = "Prefix of every resource name."
  type        = string
}

variable "kms_arn" {
  description = "Key that encrypts data, logs and secrets."
  type        = string
}

variable "vpc_id" {
  description = "VPC of the deployment."
  type        = string
}

variable "subnet_ids" {
  description = "Private subnets."
  type        = list(string)
}

variable "client_sg_id" {
  description = "Security group of the tasks that may connect."
  type        = string
}

variable "instance_class" {
  description = "RDS instance class."
  type        = string
}

variable "enable_proxy" {
  description = "Whether RDS Proxy stands in front of the database."
  type        = bool
}
