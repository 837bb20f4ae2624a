# Signs in with the workflow's own short-lived identity, through Entra.
provider "databricks" {
  host      = var.databricks.url
  auth_type = "azure-cli"
}
data "databricks_spark_version" "this" {
  long_term_support = true
  ml                = false
}

# Clusters of jobs may be this and nothing else: small, tagged, gone when the job is done.
resource "databricks_cluster_policy" "this" {
  name = "${var.name}-jobs"
  definition = jsonencode({
    "cluster_type"                  = { type = "fixed", value = "job" }
    "node_type_id"                  = { type = "allowlist", values = distinct(["Standard_D4s_v5", "Standard_D8s_v5", var.node_type]) }
    "num_workers"                   = { type = "range", maxValue = max(8, var.workers) }
    "data_security_mode"            = { type = "fixed", value = "SINGLE_USER" }
    "azure_attributes.availability" = { type = "fixed", value = "SPOT_WITH_FALLBACK_AZURE" }
    "custom_tags.cost-center"       = { type = "fixed", value = var.tags["cost-center"] }
  })
}

resource "databricks_job" "transform" {
  name                = "${var.name}-transform"
  max_concurrent_runs = 1
  timeout_seconds     = 14400
  tags                = var.tags

  schedule {
    quartz_cron_expression = var.quartz_cron_expression
    timezone_id            = "UTC"
  }

  email_notifications {
    on_failure = [var.alarm_email]
  }

  job_cluster {
    job_cluster_key = "transform"
    new_cluster {
      policy_id          = databricks_cluster_policy.this.id
      spark_version      = data.databricks_spark_version.this.id
      node_type_id       = var.node_type
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
    task_key        = "transform"
    job_cluster_key = "transform"
    max_retries     = 2
    spark_python_task {
      python_file = var.transform_code
    }
  }
}
