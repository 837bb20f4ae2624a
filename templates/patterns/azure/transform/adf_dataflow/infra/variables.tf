variable "factory" {
  description = "The data factory: id, identity, private runtime"
  type        = object({ id = string, principal_id = string, runtime = string })
}

variable "lake" {
  description = "The lake: account, name and address"
  type        = object({ account_id = string, dfs_endpoint = string })
}

variable "recurrence" {
  description = "When it starts, in the words of a trigger: frequency, interval and the times of a day, week or month, UTC"
  type = object({
    frequency     = string
    interval      = number
    hours         = list(number)
    minutes       = list(number)
    days_of_week  = list(string)
    days_of_month = list(number)
    start_time    = string
  })
}
