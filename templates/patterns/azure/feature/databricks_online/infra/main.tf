# Signs in with the workflow's own short-lived identity, through Entra.
provider "databricks" {
  host      = var.databricks.url
  auth_type = "azure-cli"
}

# The newest row of each entity, copied for lookups whenever the feature table has been written.
resource "databricks_online_table" "features" {
  name = "${var.feature_table}_online"

  spec {
    source_table_full_name = var.feature_table
    primary_key_columns    = ["entity"]
    run_triggered {}
  }
}
