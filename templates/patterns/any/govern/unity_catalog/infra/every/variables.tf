variable "catalog" {
  description = "Catalog that holds this system's tables"
  type        = string
}

variable "engineers" {
  description = "Group that may read and write everything here"
  type        = string
}

variable "readers" {
  description = "Group that may read what is published"
  type        = string
}
