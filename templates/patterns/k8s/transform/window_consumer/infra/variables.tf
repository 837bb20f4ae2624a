variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "namespace" {
  description = "Namespace of this environment"
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

variable "claim" {
  description = "Shared volume with registry, landing zone and published tables"
  type        = string
}

variable "environment" {
  description = "Settings of the container; nothing secret"
  type        = map(string)
}

variable "secrets" {
  description = "Settings that are secret: name → the secret and the key in it that hold the value"
  type        = map(object({ secret = string, key = string }))
}

variable "max_age_s" {
  description = "How old windows may be, seconds"
  type        = number
}
