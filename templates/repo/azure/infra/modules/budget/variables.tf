variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "resource_group_id" {
  description = "Id of the resource group"
  type        = string
}

variable "monthly_usd" {
  description = "What a month may cost"
  type        = number
}

variable "budget_start" {
  description = "First day the budget counts, YYYY-MM-01T00:00:00Z"
  type        = string
}

variable "alarm_email" {
  description = "Who is told"
  type        = string
}
