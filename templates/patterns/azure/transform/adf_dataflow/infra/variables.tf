variable "factory" {
  description = "The data factory: id, identity, private runtime"
  type        = object({ id = string, principal_id = string, runtime = string })
}

variable "lake" {
  description = "The lake: account, name and address"
  type        = object({ account_id = string, dfs_endpoint = string })
}

variable "schedule" {
  description = "When it starts, five cron fields, UTC"
  type        = string
}
