variable "service" {
  description = "API of the service"
  type        = string
}

variable "project_id" {
  description = "The Google Cloud project"
  type        = string
}

variable "kms_key_id" {
  description = "Key for data at rest"
  type        = string
}
