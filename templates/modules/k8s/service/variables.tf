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

variable "image" {
  description = "Container image by digest"
  type        = string

  validation {
    condition     = can(regex("@sha256:[0-9a-f]{64}$", var.image))
    error_message = "Name the image by digest, repository@sha256:…"
  }
}

variable "command" {
  description = "What the container runs"
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

variable "port" {
  description = "Port the container listens on"
  type        = number
  default     = 8080
}

variable "health_path" {
  description = "Path that answers 200 when healthy"
  type        = string
  default     = "/healthz"
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

variable "min_tasks" {
  description = "Replicas that always run"
  type        = number
  default     = 2
}

variable "max_tasks" {
  description = "Replicas at most"
  type        = number
  default     = 4
}

variable "secrets" {
  description = "Settings that are secret: name → the secret and the key in it that hold the value"
  type        = map(object({ secret = string, key = string }))
  default     = {}
}

variable "predicts" {
  description = "Whether it answers with predictions: it then may add to the prediction log and keep the cases of people"
  type        = bool
  default     = false
}
