variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "namespace" {
  description = "Namespace of this environment"
  type        = string
}

variable "charts" {
  description = "Helm charts by name"
  type        = map(object({ repository = string, version = string }))
}

variable "collector_image" {
  description = "Image of the telemetry collector by digest"
  type        = string

  validation {
    condition     = strcontains(var.collector_image, "@sha256:")
    error_message = "Name the image by digest, repository@sha256:…"
  }
}

variable "log_store" {
  description = "Address of the log store, OpenTelemetry over HTTP"
  type        = string
}
