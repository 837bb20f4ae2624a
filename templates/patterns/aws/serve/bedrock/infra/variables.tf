variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "security" {
  description = "Key for data and logs, and where alarms are sent"
  type        = object({ kms_key_arn = string, alarm_topic_arn = string })
}

variable "chat_model" {
  description = "Id of the chat model or of the region group's inference profile, e.g. eu.anthropic.…"
  type        = string
}

variable "embedding_model" {
  description = "Id of the embedding model; null where nothing is searched by vectors"
  type        = string
  default     = null
}
