variable "suffix" {
  description = "What distinguishes its names"
  type        = string
}

variable "location" {
  description = "Where everything runs"
  type        = string
}

variable "workspace" {
  description = "The machine-learning workspace: id, name, identity"
  type        = object({ id = string, name = string, identity_id = string, principal_id = string })
}

variable "vm_size" {
  description = "Size of a node"
  type        = string
}

variable "priority" {
  description = "Dedicated, or LowPriority"
  type        = string
  default     = "Dedicated"
}

variable "tags" {
  description = "Tags of every resource"
  type        = map(string)
}

variable "max_nodes" {
  description = "Nodes at most"
  type        = number
  default     = 4
}

variable "min_nodes" {
  description = "Nodes that run whether there is work or not"
  type        = number
  default     = 0
}
