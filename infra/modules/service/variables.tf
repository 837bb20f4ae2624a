variable "enabled" {
  description = "False when the services run on App Runner: then only the isolated task and the release step remain."
  type        = bool
}

variable "prefix" { type = string }
variable "region" { type = string }
variable "kms_arn" { type = string }
variable "image" { type = string }
variable "certificate_arn" { type = string }
variable "vpc_id" { type = string }
variable "public_subnet_ids" { type = list(string) }
variable "private_subnet_ids" { type = list(string) }
variable "service_sg_id" { type = string }
variable "isolated_subnets" { type = list(string) }
variable "isolated_sg_id" { type = string }
variable "load_balancer_sg" { type = string }
variable "environment" { type = map(string) }
variable "secrets" { type = map(string) }
variable "task_policy_json" { type = string }
variable "web_tasks" { type = object({ min = number, max = number }) }
variable "worker_tasks" { type = object({ min = number, max = number }) }
variable "access_logs_bucket" { type = string }
