# Who may read which zone: people ask for published tables, pipelines write, nobody else has a right.
# Signs in with the address and identity of the environment (DATABRICKS_HOST and the workflow's own token).
resource "databricks_grants" "catalog" {
  catalog = var.catalog

  grant {
    principal  = var.engineers
    privileges = ["USE_CATALOG", "USE_SCHEMA", "SELECT", "MODIFY", "CREATE_TABLE"]
  }

  grant {
    principal  = var.readers
    privileges = ["USE_CATALOG"]
  }
}

resource "databricks_grants" "published" {
  schema = "${var.catalog}.published"

  grant {
    principal  = var.readers
    privileges = ["USE_SCHEMA", "SELECT"]
  }
}
