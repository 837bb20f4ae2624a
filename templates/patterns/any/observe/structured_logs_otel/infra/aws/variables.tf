variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "log_groups" {
  description = "Where containers log, by the block that runs them"
  type        = map(string)
}
