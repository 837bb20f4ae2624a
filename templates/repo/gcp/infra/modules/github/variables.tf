variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "repository" {
  description = "owner/name of the GitHub repository that may sign in"
  type        = string
}

variable "project_id" {
  description = "The Google Cloud project"
  type        = string
}

variable "bucket" {
  description = "Bucket with registry, landing zone and published tables"
  type        = string
}

variable "state_bucket" {
  description = "Bucket that keeps Terraform's state"
  type        = string
}
