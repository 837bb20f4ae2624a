variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "unique" {
  description = "Suffix that makes global names ours"
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

variable "encryption_identity_id" {
  description = "Identity that may use the key"
  type        = string
}

variable "reach" {
  description = "How callers reach it: over private endpoints, or where the network is open from its subnets only"
  type        = object({ open = bool, endpoint_subnet_id = string, zone_ids = map(string), caller_subnet_ids = list(string) })
}

variable "suffix" {
  description = "What distinguishes its names"
  type        = string
}

variable "sku" {
  description = "Standard, which grows by itself, or Premium"
  type        = string
  default     = "Standard"
}

variable "retention_hours" {
  description = "How long events can be read again"
  type        = number
  default     = 168
}

variable "alarm" {
  description = "Who is told when producers are throttled; nobody when null"
  type        = object({ action_group_id = string })
  default     = null
}

variable "units" {
  description = "Units that always run"
  type        = number
  default     = 1
}
