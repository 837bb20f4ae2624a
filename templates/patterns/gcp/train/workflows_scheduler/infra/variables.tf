variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "region" {
  description = "Where everything runs"
  type        = string
}

variable "subnet_id" {
  description = "Private subnet"
  type        = string
}

variable "bucket" {
  description = "Bucket with registry, landing zone and published tables"
  type        = string
}

variable "kms_key_id" {
  description = "Key for data at rest"
  type        = string
}

variable "image" {
  description = "Container image by digest"
  type        = string
}

variable "project_id" {
  description = "The Google Cloud project"
  type        = string
}

variable "steps" {
  description = "Pipeline steps, in order"
  type        = list(string)
}

variable "schedule" {
  description = "When it starts, five cron fields, UTC"
  type        = string
}

variable "notification_channel_id" {
  description = "Where alarms are sent"
  type        = string
}

variable "environment" {
  description = "Settings of the containers; nothing secret"
  type        = map(string)
}

variable "secrets" {
  description = "Settings that are secret: name → id of the secret that holds the value"
  type        = map(string)
}

variable "access" {
  description = "What other components allow their callers: name → role in the project"
  type        = map(string)
}

variable "trainer" {
  description = "Where the step that retrains runs: states as JSON, and the job or the account they start; null for the job of all steps"
  type        = object({ steps = string, job = string, account = string })
  default     = null
}

variable "trains" {
  description = "What the trainer starts: a Cloud Run job, a training job under an account of its own, or nothing"
  type        = string
  default     = "none"
  validation {
    condition     = contains(["job", "account", "none"], var.trains)
    error_message = "job, account or none"
  }
}
