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

variable "training_image" {
  description = "Image with the fine-tuning code as module finetune, by digest"
  type        = string
}
