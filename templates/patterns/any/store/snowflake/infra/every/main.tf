# Signs in with the account and identity of the environment (SNOWFLAKE_ACCOUNT and a workload identity), no password.
locals {
  prefix = upper(replace(var.name, "-", "_"))
}

# Stops queries before the month is dearer than agreed.
resource "snowflake_resource_monitor" "this" {
  name                      = "${local.prefix}_BUDGET"
  credit_quota              = var.warehouse_credits
  frequency                 = "MONTHLY"
  start_timestamp           = "IMMEDIATELY"
  notify_triggers           = [50, 80]
  suspend_trigger           = 95
  suspend_immediate_trigger = 100
}

resource "snowflake_warehouse" "this" {
  name                                = "${local.prefix}_WH"
  warehouse_size                      = "XSMALL"
  auto_suspend                        = 60
  auto_resume                         = "true"
  initially_suspended                 = true
  min_cluster_count                   = 1
  max_cluster_count                   = 2
  scaling_policy                      = "ECONOMY"
  statement_timeout_in_seconds        = 3600
  statement_queued_timeout_in_seconds = 600
  resource_monitor                    = snowflake_resource_monitor.this.name
}

resource "snowflake_database" "this" {
  name                           = "${local.prefix}_LAKE"
  data_retention_time_in_days    = 7
  drop_public_schema_on_creation = true
}

resource "snowflake_schema" "zones" {
  for_each            = toset(["LANDING", "CURATED", "PUBLISHED"])
  database            = snowflake_database.this.name
  name                = each.value
  with_managed_access = "true"
}
