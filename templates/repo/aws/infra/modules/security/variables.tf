variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "alarm_email" {
  description = "Who is told when an alarm goes off"
  type        = string
}
