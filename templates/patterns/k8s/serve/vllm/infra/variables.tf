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

variable "llm_image" {
  description = "Image of the inference server by digest"
  type        = string
}

variable "embedding_image" {
  description = "Image of the embedding server by digest; null where nothing is searched by meaning"
  type        = string
  default     = null
}
