# Signs in with the workflow's own short-lived identity, through Entra.
provider "databricks" {
  host      = var.databricks.url
  auth_type = "azure-cli"
}

data "databricks_spark_version" "this" {
  long_term_support = true
  ml                = true
}

# Writes the feature tables, from which training reads and a store for lookups may be filled.
resource "databricks_job" "publish" {
  name                = "${var.name}-features"
  max_concurrent_runs = 1
  timeout_seconds     = 14400
  tags                = var.tags

  schedule {
    quartz_cron_expression = "0 0 * * * ?"
    timezone_id            = "UTC"
  }

  email_notifications {
    on_failure = [var.alarm_email]
  }

  job_cluster {
    job_cluster_key = "features"
    new_cluster {
      spark_version      = data.databricks_spark_version.this.id
      node_type_id       = "Standard_D4s_v5"
      num_workers        = 1
      data_security_mode = "SINGLE_USER"
      custom_tags        = var.tags
      azure_attributes {
        availability = "ON_DEMAND_AZURE"
      }
    }
  }

  task {
    task_key        = "publish"
    job_cluster_key = "features"
    max_retries     = 2
    spark_python_task {
      python_file = var.feature_code
    }
  }
}
