# Signs in with the workflow's own short-lived identity, through Entra.
provider "databricks" {
  host      = var.databricks.url
  auth_type = "azure-cli"
}
data "databricks_spark_version" "this" {
  long_term_support = true
  ml                = true
}

resource "databricks_job" "train" {
  name                = "${var.name}-train"
  max_concurrent_runs = 1
  timeout_seconds     = 21600
  tags                = var.tags

  email_notifications {
    on_failure = [var.alarm_email]
  }

  job_cluster {
    job_cluster_key = "train"
    new_cluster {
      spark_version      = data.databricks_spark_version.this.id
      node_type_id       = coalesce(var.node_type, "Standard_D${4 * var.machine_size}s_v5")
      num_workers        = var.workers
      data_security_mode = "SINGLE_USER"
      custom_tags        = var.tags
      azure_attributes {
        availability       = "SPOT_WITH_FALLBACK_AZURE"
        first_on_demand    = 1
        spot_bid_max_price = -1
      }
    }
  }

  task {
    task_key        = "train"
    job_cluster_key = "train"
    max_retries     = 2
    spark_python_task {
      python_file = var.training_code
    }
  }
}
