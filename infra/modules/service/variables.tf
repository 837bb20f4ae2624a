variable "enabled" {
  description = "False when the services run on App Runner: then only the isolated task and the release step remain."
  type        = bool
}

variable "prefix" {
  description = "Prefix of every resource name."
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

variable "image" {
  description = "Image of the services, by digest."
  type        = string
}

variable "certificate_arn" {
  description = "ACM certificate of the public host name."
  type        = string
}

variable "vpc_id" {
  description = "VPC of the deployment."
  type        = string
}

variable "public_subnet_ids" {
  description = "Subnets of the load balancer."
  type        = list(string)
}

variable "private_subnet_ids" {
  description = "Subnets of the tasks."
  type        = list(string)
}

variable "service_sg_id" {
  description = "Security group of the tasks."
  type        = string
}

variable "load_balancer_sg" {
  description = "Security group of the load balancer."
  type        = string
}

variable "environment" {
  description = "Plain environment variables of the services."
  type        = map(string)
}

variable "secrets" {
  description = "Secret ARNs by command and environment variable name."
  type        = map(map(string))
}

variable "task_policy_json" {
  description = "Permissions of the running services."
  type        = string
}

variable "web_tasks" {
  description = "Fewest and most web tasks."
  type        = object({ min = number, max = number })
}

variable "worker_tasks" {
  description = "Fewest and most worker tasks."
  type        = object({ min = number, max = number })
}

variable "access_logs_bucket" {
  description = "Bucket of the load balancer logs."
  type        = string
}
