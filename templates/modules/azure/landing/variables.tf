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

variable "stream" {
  description = "The hub with the events, and its namespace"
  type        = object({ namespace_id = string, eventhub = string })
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
