variable "lake" {
  description = "The lake: account, name and address"
  type        = object({ account_id = string, dfs_endpoint = string })
}
