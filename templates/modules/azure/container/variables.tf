variable "suffix" {
  description = "What distinguishes its names"
  type        = string
}

variable "workspace" {
  description = "The machine-learning workspace: id, name, identity"
  type        = object({ id = string, name = string, identity_id = string, principal_id = string })
}

variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "image" {
  description = "Container image by digest"
  type        = string
}
