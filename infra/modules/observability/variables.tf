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

variable "alarm_email" {
  description = "Where alarms and budget notices go."
  type        = string
}

variable "monthly_budget_usd" {
  description = "Budget that notifies at 50, 80 and 100 percent."
  type        = number
}

variable "log_group" {
  description = "Log group of the services."
  type        = string
}

variable "database_id" {
  description = "Identifier of the RDS instance."
  type        = string
}

variable "proxy_name" {
  description = "Name of the RDS proxy, null without one."
  type        = string
}

variable "cluster_name" {
  description = "Name of the ECS cluster."
  type        = string
}

variable "wake_up_queue_name" {
  description = "Name of the wake-up queue."
  type        = string
}
