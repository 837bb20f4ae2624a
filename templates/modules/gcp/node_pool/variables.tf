variable "suffix" {
  description = "What distinguishes its names"
  type        = string
}

variable "cluster" {
  description = "The cluster: name, location, address, authority"
  type        = object({ name = string, location = string, endpoint = string, service_account = string })
}

variable "min_nodes" {
  description = "Nodes per zone that always run"
  type        = number
  default     = 0
}

variable "max_nodes" {
  description = "Nodes per zone at most"
  type        = number
  default     = 3
}

variable "machine_type" {
  description = "Machine type"
  type        = string
}

variable "kms_key_id" {
  description = "Key for data at rest"
  type        = string
}

variable "accelerator" {
  description = "Type of the one GPU of a node; none when empty"
  type        = string
  default     = ""
}
