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

variable "step" {
  description = "Pipeline step that works through what waits"
  type        = string
}
