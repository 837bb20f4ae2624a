variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "namespace" {
  description = "Namespace of this environment"
  type        = string
}

variable "claim" {
  description = "Shared volume"
  type        = string
}

variable "labels" {
  description = "Labels of every object"
  type        = map(string)
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

variable "environment" {
  description = "Settings of the containers; nothing secret"
  type        = map(string)
}

variable "secrets" {
  description = "Settings that are secret: name → the secret and the key in it that hold the value"
  type        = map(object({ secret = string, key = string }))
}
