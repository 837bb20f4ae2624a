variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "namespace" {
  description = "Namespace of this environment"
  type        = string
}

variable "claim" {
  description = "Shared volume with registry, landing zone and published tables"
  type        = string
}

variable "labels" {
  description = "Labels of every object"
  type        = map(string)
}

variable "image" {
  description = "Container image by digest"
  type        = string

  validation {
    condition     = can(regex("@sha256:[0-9a-f]{64}$", var.image))
    error_message = "Name the image by digest, repository@sha256:…"
  }
}

variable "command" {
  description = "What a look for deliveries runs"
  type        = list(string)
}

variable "schedule" {
  description = "When it looks, five cron fields, UTC"
  type        = string
}

variable "environment" {
  description = "Settings of the containers; nothing secret"
  type        = map(string)
}

variable "secrets" {
  description = "Settings that are secret: name → the secret and the key in it that hold the value"
  type        = map(object({ secret = string, key = string }))
}
