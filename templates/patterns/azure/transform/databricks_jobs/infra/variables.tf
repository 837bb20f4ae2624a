variable "databricks" {
  description = "The Databricks workspace: id, address, identity"
  type        = object({ id = string, url = string, principal_id = string })
}

variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "tags" {
  description = "Tags of every resource"
  type        = map(string)
}

variable "quartz_cron_expression" {
  description = "When it starts, six Quartz fields with the seconds in front, UTC"
  type        = string
}

variable "alarm_email" {
  description = "Who is told about alarms"
  type        = string
}

variable "transform_code" {
  description = "Workspace path of the transforming program"
  type        = string
}

variable "node_type" {
  description = "Machine of the driver and of each worker"
  type        = string
}

variable "workers" {
  description = "Workers of a run, beside the driver"
  type        = number
}
