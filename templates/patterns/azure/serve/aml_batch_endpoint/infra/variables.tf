variable "location" {
  description = "Where everything runs"
  type        = string
}

variable "tags" {
  description = "Tags of every resource"
  type        = map(string)
}

variable "workspace" {
  description = "The machine-learning workspace: id, name, identity"
  type        = object({ id = string, name = string, identity_id = string, principal_id = string })
}

variable "vm_size" {
  description = "Machine of a run"
  type        = string
}

variable "max_nodes" {
  description = "Machines of all runs at most"
  type        = number
}

variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "unique" {
  description = "Suffix that makes global names ours"
  type        = string
}

variable "lake" {
  description = "The lake: account, name and address"
  type        = object({ account_id = string, dfs_endpoint = string })
}

variable "min_nodes" {
  description = "Nodes that wait for work; none where a start of minutes is in time"
  type        = number
  default     = 0
}
