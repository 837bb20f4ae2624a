variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "bucket" {
  description = "Bucket with registry, landing zone and published tables"
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

variable "training_image" {
  description = "Image with the fine-tuning code as module finetune, by digest"
  type        = string
}

variable "subnet_id" {
  description = "The private subnet"
  type        = string
}
