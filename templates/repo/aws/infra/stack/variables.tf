variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "cidr" {
  description = "Address range of the VPC"
  type        = string
}

variable "zone_count" {
  description = "Availability zones to spread over"
  type        = number
}

variable "interface_endpoints" {
  description = "AWS services reached privately"
  type        = list(string)
  default     = ["ecr.api", "ecr.dkr", "logs", "secretsmanager", "sts"]
}

variable "log_retention_days" {
  description = "How long logs are kept"
  type        = number
  default     = 365
}

variable "budget_usd" {
  description = "What a month may cost"
  type        = number
}

variable "cost_center" {
  description = "Tag that costs are counted by"
  type        = string
}

variable "alarm_email" {
  description = "Who is told about alarms and costs"
  type        = string
}

variable "repository" {
  description = "owner/name of the GitHub repository"
  type        = string
}

variable "image" {
  description = "Container image by digest, repository@sha256:…"
  type        = string
}

variable "min_tasks" {
  description = "Tasks that always run"
  type        = number
}

variable "max_tasks" {
  description = "Tasks at most"
  type        = number
}

variable "certificate_arn" {
  description = "TLS certificate of the internal load balancer"
  type        = string
}

variable "protect" {
  description = "Refuse deletion of stateful resources"
  type        = bool
}
