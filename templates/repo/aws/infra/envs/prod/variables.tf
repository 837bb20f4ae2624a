variable "owner" {
  description = "Team that answers for this system"
  type        = string
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

variable "certificate_arn" {
  description = "TLS certificate of the internal load balancer"
  type        = string
}
