variable "enabled" {
  description = "Whether the services run on App Runner."
  type        = bool
}

variable "prefix" {
  description = "Prefix of every resource name."
  type        = string
}

variable "image" {
  description = "Image of the services, by digest."
  type        = string
}

variable "kms_arn" {
  description = "Key that encrypts data, logs and secrets."
  type        = string
}

variable "subnet_ids" {
  description = "Private subnets."
  type        = list(string)
}

variable "service_sg_id" {
  description = "Security group of the tasks."
  type        = string
}

variable "environment" {
  description = "Plain environment variables of the services."
  type        = map(string)
}

variable "secrets" {
  description = "Secret ARNs by command and environment variable name."
  type        = map(map(string))
}

variable "task_policy_json" {
  description = "Permissions of the running services."
  type        = string
}

variable "web_tasks" {
  description = "Fewest and most web tasks."
  type        = object({ min = number, max = number })
}

variable "worker_tasks" {
  description = "Fewest and most worker tasks."
  type        = object({ min = number, max = number })
}
