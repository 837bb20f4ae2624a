variable "name" {
  description = "Prefix of every resource name."
  type        = string
  default     = "amp"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,15}$", var.name))
    error_message = "Use 2 to 16 lower-case letters, digits or hyphens, starting with a letter."
  }
}

variable "environment" {
  description = "Environment name, used in tags and names."
  type        = string
  default     = "prod"
}

variable "region" {
  description = "AWS region of everything."
  type        = string
}

variable "owner" {
  description = "Team that owns the deployment, for the owner tag."
  type        = string
}

variable "cost_center" {
  description = "Where the bill goes, for the cost-center tag."
  type        = string
}

variable "compute" {
  description = "Where the two services run: ecs (default) or apprunner, for accounts that still have it."
  type        = string
  default     = "ecs"

  validation {
    condition     = contains(["ecs", "apprunner"], var.compute)
    error_message = "compute is ecs or apprunner."
  }
}

variable "image" {
  description = "Image of both services, by digest (registry/name@sha256:…)."
  type        = string

  validation {
    condition     = can(regex("@sha256:[0-9a-f]{64}$", var.image))
    error_message = "Name the image by digest, not by tag."
  }
}

variable "certificate_arn" {
  description = "ACM certificate of the public host name (ecs only)."
  type        = string
  default     = null
}

variable "public_url" {
  description = "Public https address of the product, for login redirects and cookies."
  type        = string
}

variable "vpc_cidr" {
  description = "Address range of the VPC."
  type        = string
  default     = "10.40.0.0/16"
}

variable "zones" {
  description = "Two or more availability zones of the region, by name."
  type        = list(string)

  validation {
    condition     = length(var.zones) >= 2
    error_message = "Name at least two availability zones."
  }
}

variable "enable_rds_proxy" {
  description = "Put RDS Proxy in front of the database for the application's own traffic."
  type        = bool
  default     = true
}

variable "database_instance_class" {
  description = "RDS instance class."
  type        = string
  default     = "db.t4g.medium"
}

variable "web_tasks" {
  description = "Fewest and most web tasks."
  type        = object({ min = number, max = number })
  default     = { min = 2, max = 8 }
}

variable "worker_tasks" {
  description = "Fewest and most worker tasks."
  type        = object({ min = number, max = number })
  default     = { min = 1, max = 4 }
}

variable "provider_secret_arns" {
  description = "Secrets Manager ARNs of language model keys, by environment variable name. Empty: the embedded expert."
  type        = map(string)
  default     = {}
}

variable "alarm_email" {
  description = "Where alarms and budget notices go."
  type        = string
}

variable "monthly_budget_usd" {
  description = "Budget that notifies at 50, 80 and 100 percent."
  type        = number
  default     = 500
}
