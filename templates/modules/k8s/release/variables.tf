variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "suffix" {
  description = "What distinguishes its names"
  type        = string
}

variable "namespace" {
  description = "Namespace of this environment"
  type        = string
}

variable "charts" {
  description = "Helm charts by name"
  type        = map(object({ repository = string, version = string }))
}

variable "chart" {
  description = "Name of the chart"
  type        = string
}

variable "values" {
  description = "Values of the chart, YAML"
  type        = string
  default     = "{}"
}

variable "privileged" {
  description = "Whether its pods need the node itself"
  type        = bool
  default     = false
}
