variable "billing_account" {
  description = "Billing account the project is charged to"
  type        = string
}

variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "project_id" {
  description = "The Google Cloud project"
  type        = string
}

variable "monthly_usd" {
  description = "What a month may cost"
  type        = number
}

variable "notification_channel_id" {
  description = "Where alarms are sent"
  type        = string
}
