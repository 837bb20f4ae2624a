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
  description = "Name of the mounted share in the environment"
  type        = string
}

variable "image" {
  description = "Container image by digest"
  type        = string
}

variable "min_tasks" {
  description = "Replicas that always run"
  type        = number
}

variable "max_tasks" {
  description = "Replicas at most"
  type        = number
}

variable "action_group_id" {
  description = "Who is told by alarms"
  type        = string
}

variable "p95_ms" {
  description = "Alarm above this latency"
  type        = number
}

variable "environment" {
  description = "Settings of the containers; nothing secret"
  type        = map(string)
}

variable "secrets" {
  description = "Settings that are secret: name → value"
  type        = map(string)
  sensitive   = true
}

variable "access" {
  description = "What other components allow their callers: name → role and what it holds for"
  type        = map(object({ scope = string, role = string }))
}

variable "error_budget" {
  description = "Share of requests that may fail"
  type        = number
}

variable "requests_hour" {
  description = "Requests of an average hour"
  type        = number
}
