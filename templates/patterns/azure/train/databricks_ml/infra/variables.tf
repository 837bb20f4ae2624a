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

variable "training_code" {
  description = "Workspace path of the training program"
  type        = string
}

variable "machine_size" {
  description = "Multiple of 4 vCPU and 16 GB that the training set needs"
  type        = number
}

variable "node_type" {
  description = "Machine of the driver and of each worker; null for one of machine_size"
  type        = string
}

variable "workers" {
  description = "Workers of a run, beside the driver"
  type        = number
}
