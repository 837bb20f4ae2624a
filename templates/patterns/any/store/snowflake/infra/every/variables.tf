variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "warehouse_credits" {
  description = "Credits a month may use"
  type        = number
}
