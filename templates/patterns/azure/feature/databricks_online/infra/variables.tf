variable "databricks" {
  description = "The Databricks workspace: id, address, identity"
  type        = object({ id = string, url = string, principal_id = string })
}

variable "feature_table" {
  description = "Delta table of the features, catalog.schema.table, keyed by entity"
  type        = string
}
