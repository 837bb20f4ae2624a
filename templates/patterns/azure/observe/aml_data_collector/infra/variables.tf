variable "workspace" {
  description = "The machine-learning workspace: id, name, identity"
  type        = object({ id = string, name = string, identity_id = string, principal_id = string })
}

variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "deployment" {
  description = "Name of the endpoint and of its deployment, endpoint:deployment"
  type        = string
}

variable "alarm_email" {
  description = "Who is told about alarms"
  type        = string
}

variable "production_uri" {
  description = "Where the endpoint writes collected inputs"
  type        = string
}

variable "reference_uri" {
  description = "Table of the training data, azureml:name:version"
  type        = string
}
