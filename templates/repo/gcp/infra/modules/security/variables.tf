variable "services" {
  description = "Google APIs to turn on"
  type        = set(string)
}

variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "region" {
  description = "Where everything runs"
  type        = string
}

variable "agents" {
  description = "Services that encrypt with our key"
  type        = set(string)
}

variable "project_id" {
  description = "The Google Cloud project"
  type        = string
}

variable "alarm_email" {
  description = "Who is told"
  type        = string
}
