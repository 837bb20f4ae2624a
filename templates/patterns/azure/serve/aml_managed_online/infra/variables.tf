variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "workspace" {
  description = "The machine-learning workspace: id, name, identity"
  type        = object({ id = string, name = string, identity_id = string, principal_id = string })
}

variable "image" {
  description = "Container image by digest"
  type        = string
}

variable "unique" {
  description = "Suffix that makes global names ours"
  type        = string
}

variable "location" {
  description = "Where everything runs"
  type        = string
}

variable "tags" {
  description = "Tags of every resource"
  type        = map(string)
}

variable "min_tasks" {
  description = "Replicas that always run"
  type        = number
}

variable "resource_group" {
  description = "The resource group"
  type        = string
}

variable "max_tasks" {
  description = "Replicas at most"
  type        = number
}

variable "p95_ms" {
  description = "Alarm above this latency"
  type        = number
}

variable "action_group_id" {
  description = "Who is told by alarms"
  type        = string
}
