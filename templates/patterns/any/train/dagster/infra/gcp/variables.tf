variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "region" {
  description = "Where everything runs"
  type        = string
}

variable "subnet_id" {
  description = "Private subnet"
  type        = string
}

variable "bucket" {
  description = "Bucket with registry, landing zone and published tables"
  type        = string
}

variable "kms_key_id" {
  description = "Key for data at rest"
  type        = string
}

variable "orchestrator_image" {
  description = "Image of the orchestrator by digest"
  type        = string
}

variable "protect" {
  description = "Refuse deletion"
  type        = bool
}

variable "invokers" {
  description = "Who may call it: name → IAM member"
  type        = map(string)
}
