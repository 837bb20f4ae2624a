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

variable "memory_gb" {
  description = "Memory of the cache"
  type        = number
}
