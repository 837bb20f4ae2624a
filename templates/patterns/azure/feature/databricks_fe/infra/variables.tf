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

variable "alarm_email" {
  description = "Who is told about alarms"
  type        = string
}

variable "feature_code" {
  description = "Workspace path of the program that writes the features"
  type        = string
}
