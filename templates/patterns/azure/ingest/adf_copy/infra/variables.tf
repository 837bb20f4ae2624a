variable "factory" {
  description = "The data factory: id, identity, private runtime"
  type        = object({ id = string, principal_id = string, runtime = string })
}

variable "source_files" {
  description = "Where files come from: account, blob address, container"
  type        = object({ account_id = string, endpoint = string, container = string })
}

variable "lake" {
  description = "The lake: account, name and address"
  type        = object({ account_id = string, dfs_endpoint = string })
}
