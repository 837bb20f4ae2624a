variable "name" {
  description = "Prefix of every name"
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

variable "stream" {
  description = "The stream: namespace and hub"
  type        = object({ namespace_id = string, eventhub = string })
}

variable "action_group_id" {
  description = "Who is told by alarms"
  type        = string
}
