variable "project_id" {
  description = "The Google Cloud project"
  type        = string
}

variable "region" {
  description = "Where everything runs"
  type        = string
}

variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "log_retention_days" {
  description = "How long logs are kept"
  type        = number
}
