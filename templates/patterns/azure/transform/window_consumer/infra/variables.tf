variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "location" {
  description = "Where everything runs"
  type        = string
}

variable "resource_group" {
  description = "The resource group"
  type        = string
}

variable "tags" {
  description = "Tags of every resource"
  type        = map(string)
}

variable "environment_id" {
  description = "The Container Apps environment"
  type        = string
}

variable "registry_id" {
  description = "The container registry"
  type        = string
}

variable "registry_server" {
  description = "Login server of the container registry"
  type        = string
}

variable "storage_name" {
  description = "Prefix of the mounted shares"
  type        = string
}

variable "workspace_id" {
  description = "The Log Analytics workspace"
  type        = string
}

variable "action_group_id" {
  description = "Who is told by alarms"
  type        = string
}

variable "image" {
  description = "Container image by digest"
  type        = string
}

variable "stream" {
  description = "The stream: namespace and hub"
  type        = object({ namespace_id = string, eventhub = string })
}

variable "environment" {
  description = "Settings of the container; nothing secret"
  type        = map(string)
}

variable "secrets" {
  description = "Settings that are secret"
  type        = map(string)
}

variable "access" {
  description = "What other components allow their callers: name → scope and role"
  type        = map(object({ scope = string, role = string }))
}

variable "max_age_s" {
  description = "How old windows may be, seconds"
  type        = number
}
