variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "suffix" {
  description = "What distinguishes its names"
  type        = string
}

variable "namespace" {
  description = "Namespace of the objects"
  type        = string
}

variable "objects" {
  description = "Kubernetes objects"
  type        = any
}
