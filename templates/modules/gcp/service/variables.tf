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

variable "writes" {
  description = "Whether it may write to the bucket"
  type        = bool
  default     = false
}

variable "secret_ids" {
  description = "Secrets it may read"
  type        = list(string)
  default     = []
}

variable "region" {
  description = "Where everything runs"
  type        = string
}

variable "protect" {
  description = "Refuse deletion"
  type        = bool
}

variable "kms_key_id" {
  description = "Key for data at rest"
  type        = string
}

variable "protocol_concurrency" {
  description = "Requests one instance takes at once"
  type        = number
  default     = 40
}

variable "min_tasks" {
  description = "Instances that always run"
  type        = number
  default     = 1
}

variable "max_tasks" {
  description = "Instances at most"
  type        = number
  default     = 3
}

variable "image" {
  description = "Container image by digest"
  type        = string
}

variable "command" {
  description = "What the container runs"
  type        = list(string)
  default     = []
}

variable "port" {
  description = "Port the container listens on"
  type        = number
  default     = 8080
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

variable "health_path" {
  description = "Path that answers 200 when healthy"
  type        = string
  default     = "/healthz"
}

variable "subnet_id" {
  description = "Private subnet"
  type        = string
}

variable "invokers" {
  description = "Who may call it: name → IAM member"
  type        = map(string)
}

variable "secrets" {
  description = "Settings that are secret: name → id of the secret that holds the value"
  type        = map(string)
  default     = {}
}

variable "predicts" {
  description = "Whether it answers with predictions: it then may add to the prediction log and keep the cases of people"
  type        = bool
  default     = false
}

variable "access" {
  description = "What other components allow their callers: name → role in the project"
  type        = map(string)
  default     = {}
}
