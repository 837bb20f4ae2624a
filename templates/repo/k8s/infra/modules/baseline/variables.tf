variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "labels" {
  description = "Labels of every object"
  type        = map(string)
}

variable "gateway_namespace" {
  description = "Namespace whose gateway may call the services"
  type        = string
}

variable "quota_cpu" {
  description = "CPU all pods may request"
  type        = string
  default     = "32"
}

variable "quota_memory" {
  description = "Memory all pods may request"
  type        = string
  default     = "128Gi"
}

variable "storage_class" {
  description = "Storage class that several pods may mount"
  type        = string
}

variable "storage_gb" {
  description = "Size of the shared volume"
  type        = number
  default     = 500
}

variable "runner_namespace" {
  description = "Namespace the workflow runner lives in"
  type        = string
}

variable "reaches_cloud" {
  description = "Whether containers use services of a cloud beside the cluster"
  type        = bool
  default     = false
}

variable "sources" {
  description = "Brokers, databases and stores outside the namespace that containers speak to"
  type        = list(object({ cidr = string, ports = list(number) }))
}
