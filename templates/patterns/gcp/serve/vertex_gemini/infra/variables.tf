variable "project_id" {
  description = "The Google Cloud project"
  type        = string
}

variable "name" {
  description = "Prefix of every name"
  type        = string
}

variable "region" {
  description = "Where everything runs"
  type        = string
}

variable "chat_model" {
  description = "Id of the model as its publisher names it, google/gemini-…"
  type        = string
}

variable "embedding_model" {
  description = "Model that turns text into vectors, as its publisher names it; null for none"
  type        = string
  default     = null
}
