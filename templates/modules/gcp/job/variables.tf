variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "suffix" {
  description = "What distinguishes its names"
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

variable "timeout_s" {
  description = "Longest run, seconds"
  type        = number
  default     = 21600
}

variable "image" {
  description = "Container image by digest"
  type        = string
}

variable "command" {
  description = "What the container runs"
  type        = list(string)
}

variable "environment" {
  description = "Settings; nothing secret"
  type        = map(string)
  default     = {}
}

variable "cpu" {
  description = "CPU of one instance"
  type        = string
  default     = "2"
}

variable "memory" {
  description = "Memory of one instance"
  type        = string
  default     = "8Gi"
}

variable "subnet_id" {
  description = "Private subnet"
  type        = string
}

variable "secrets" {
  description = "Settings that are secret: name → id of the secret that holds the value"
  type        = map(string)
  default     = {}
}

variable "access" {
  description = "What other components allow their callers: name → role in the project"
  type        = map(string)
  default     = {}
}

variable "inbox" {
  description = "Bucket that deliveries arrive in; empty where the job takes none"
  type        = string
  default     = ""
}

variable "args" {
  description = "What the command is given where nobody says otherwise"
  type        = list(string)
  default     = []
}
