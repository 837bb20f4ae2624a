variable "name" {
  description = "Name of the budget"
  type        = string
}

variable "monthly_usd" {
  description = "What a month may cost"
  type        = number
}

variable "cost_center" {
  description = "Value of the tag cost-center that is counted"
  type        = string
}

variable "alarm_email" {
  description = "Who is told at 50, 80 and 100 percent"
  type        = string
}
