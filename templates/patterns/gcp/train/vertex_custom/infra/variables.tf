variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "project_id" {
  description = "The Google Cloud project"
  type        = string
}

variable "region" {
  description = "Where everything runs"
  type        = string
}

variable "kms_key_id" {
  description = "Key for data at rest"
  type        = string
}

variable "bucket" {
  description = "Bucket of the artefacts"
  type        = string
}

variable "image" {
  description = "Container image by digest"
  type        = string
}

variable "gpu" {
  description = "Whether a run needs a GPU"
  type        = bool
}

variable "machine_size" {
  description = "Multiple of 4 vCPU and 16 GB that the training set needs"
  type        = number
}

variable "environment" {
  description = "Settings of the container; nothing secret"
  type        = map(string)
}

variable "access" {
  description = "What other components allow their callers: name → role in the project"
  type        = map(string)
}

variable "cpu_machine" {
  description = "Machine of a run without a GPU; null for one of machine_size"
  type        = string
}

variable "machines" {
  description = "Machines of a run"
  type        = number
}
