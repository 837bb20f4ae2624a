variable "cluster" {
  description = "The cluster: id, address, authority, subnet"
  type        = object({ id = string, host = string, ca = string, subnet_id = string })
}

variable "tags" {
  description = "Tags of every resource"
  type        = map(string)
}

variable "charts" {
  description = "Helm charts by name: repository and reviewed version"
  type        = map(object({ repository = string, version = string }))
}

variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "min_tasks" {
  description = "Replicas that always run"
  type        = number
}

variable "max_tasks" {
  description = "Replicas at most"
  type        = number
}

variable "image" {
  description = "Container image by digest"
  type        = string
}

variable "artifacts" {
  description = "Account and key of the shared folder"
  type        = object({ account = string, key = string })
  sensitive   = true
}

variable "environment" {
  description = "Settings of the containers; nothing secret"
  type        = map(string)
}

variable "secrets" {
  description = "Settings that are secret: name → value"
  type        = map(string)
  sensitive   = true
}
