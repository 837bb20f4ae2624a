variable "steps" {
  description = "Pipeline steps, in order"
  type        = list(string)
}

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

variable "factory" {
  description = "The data factory: id, identity, private runtime"
  type        = object({ id = string, principal_id = string, runtime = string })
}

variable "recurrence" {
  description = "When it starts, in the words of a trigger: frequency, interval and the times of a day, week or month, UTC"
  type = object({
    frequency     = string
    interval      = number
    hours         = list(number)
    minutes       = list(number)
    days_of_week  = list(string)
    days_of_month = list(number)
    start_time    = string
  })
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
