variable "project_id" {
  description = "The Google Cloud project"
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

variable "kms_key_id" {
  description = "Key for data at rest"
  type        = string
}

variable "audit_retention_days" {
  description = "How long audit records are kept"
  type        = number
  default     = 2555
}

variable "protect" {
  description = "Refuse deletion"
  type        = bool
}
