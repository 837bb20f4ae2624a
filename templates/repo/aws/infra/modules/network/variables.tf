variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "cidr" {
  description = "Address range of the VPC"
  type        = string
}

variable "zones" {
  description = "Availability zones to use"
  type        = list(string)
}

variable "endpoint_zone_count" {
  description = "Zones that interface endpoints stand in; the others reach them across zones"
  type        = number
}

variable "interface_endpoints" {
  description = "AWS services reached privately, e.g. ecr.api"
  type        = list(string)
}

variable "kms_key_arn" {
  description = "Key for the flow logs"
  type        = string
}

variable "log_retention_days" {
  description = "How long flow logs are kept"
  type        = number
}

variable "open" {
  description = "Whether containers reach AWS from addresses of their own; else only through interface endpoints"
  type        = bool
}
