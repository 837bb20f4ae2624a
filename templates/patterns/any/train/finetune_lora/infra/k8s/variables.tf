variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "namespace" {
  description = "Namespace of this environment"
  type        = string
}

variable "claim" {
  description = "Shared volume"
  type        = string
}

variable "labels" {
  description = "Labels of every object"
  type        = map(string)
}

variable "training_image" {
  description = "Image with the fine-tuning code as module finetune, by digest"
  type        = string
}
