variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "suffix" {
  description = "What distinguishes its names"
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

variable "schedule" {
  description = "When it starts, five cron fields, UTC"
  type        = string
  default     = "0 3 * * *"
}

variable "suspend" {
  description = "Whether it only runs by hand"
  type        = bool
  default     = false
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
  description = "What the container runs; the image's own command when empty"
  type        = list(string)
  default     = []
}

variable "args" {
  description = "Arguments of the command"
  type        = list(string)
  default     = []
}

variable "environment" {
  description = "Settings; nothing secret"
  type        = map(string)
  default     = {}
}

variable "cpu" {
  description = "CPU of one container"
  type        = string
  default     = "1"
}

variable "memory" {
  description = "Memory of one container"
  type        = string
  default     = "2Gi"
}

variable "gpus" {
  description = "Accelerators of one container"
  type        = number
  default     = 0
}

variable "writes" {
  description = "Whether it may write to the shared volume"
  type        = bool
  default     = false
}

variable "claim" {
  description = "Shared volume with registry, landing zone and published tables"
  type        = string
}

variable "secrets" {
  description = "Settings that are secret: name → the secret and the key in it that hold the value"
  type        = map(object({ secret = string, key = string }))
  default     = {}
}

variable "companion" {
  description = "A server that runs beside the step for as long as it runs"
  type = object({
    image       = string
    args        = list(string)
    environment = map(string)
    port        = number
    health_path = string
    cpu         = string
    memory      = string
    gpus        = number
  })
  default = null
}
