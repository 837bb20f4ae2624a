variable "location" {
  description = "Where everything runs"
  type        = string
}

variable "tags" {
  description = "Tags of every resource"
  type        = map(string)
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

variable "machine_size" {
  description = "Multiple of 4 vCPU and 16 GB that the training set needs"
  type        = number
}

variable "cpu_machine" {
  description = "Machine of a run without a GPU; null for one of machine_size"
  type        = string
}

variable "gpu_machine" {
  description = "Machine of a run with a GPU"
  type        = string
}

variable "max_nodes" {
  description = "Machines of all runs at most"
  type        = number
}
