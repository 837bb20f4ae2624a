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

variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "image" {
  description = "Container image by digest"
  type        = string
}

variable "schedule" {
  description = "When it starts, five cron fields, UTC"
  type        = string
}

variable "steps" {
  description = "Pipeline steps, in order"
  type        = list(string)
}

variable "resource_group" {
  description = "The resource group"
  type        = string
}

variable "action_group_id" {
  description = "Who is told by alarms"
  type        = string
}
