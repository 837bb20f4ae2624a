variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "suffix" {
  description = "What distinguishes its names"
  type        = string
}

variable "location" {
  description = "Where everything runs"
  type        = string
}

variable "resource_group" {
  description = "The resource group"
  type        = string
}

variable "tags" {
  description = "Tags of every resource"
  type        = map(string)
}

variable "registry_id" {
  description = "The container registry"
  type        = string
}

variable "environment_id" {
  description = "The Container Apps environment"
  type        = string
}

variable "registry_server" {
  description = "Login server of the container registry"
  type        = string
}

variable "port" {
  description = "Port the container listens on"
  type        = number
  default     = 8080
}

variable "min_tasks" {
  description = "Replicas that always run"
  type        = number
  default     = 1
}

variable "max_tasks" {
  description = "Replicas at most"
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

variable "args" {
  description = "Arguments of the command"
  type        = list(string)
  default     = []
}

variable "cpu" {
  description = "CPU of one replica"
  type        = number
  default     = 2
}

variable "memory" {
  description = "Memory of one replica"
  type        = string
  default     = "4Gi"
}

variable "environment" {
  description = "Settings; nothing secret"
  type        = map(string)
  default     = {}
}

variable "health_path" {
  description = "Path that answers 200 when healthy"
  type        = string
  default     = "/healthz"
}

variable "writes" {
  description = "Whether it may write to the share"
  type        = bool
  default     = false
}

variable "storage_name" {
  description = "Name of the mounted share in the environment"
  type        = string
}

variable "secrets" {
  description = "Settings that are secret: name → value"
  type        = map(string)
  default     = {}
  sensitive   = true
}

variable "predicts" {
  description = "Whether it answers with predictions: it then may add to the prediction log and keep the cases of people"
  type        = bool
  default     = false
}

variable "access" {
  description = "What other components allow their callers: name → role and what it holds for"
  type        = map(object({ scope = string, role = string }))
  default     = {}
}
