resource "aws_glue_catalog_database" "this" {
  name = replace("${var.name}_features", "-", "_")
}

# A query that would read more than this is stopped: a missing partition filter costs money.
resource "aws_athena_workgroup" "this" {
  name          = "${var.name}-transform"
  force_destroy = true

  configuration {
    enforce_workgroup_configuration    = true
    publish_cloudwatch_metrics_enabled = true
    bytes_scanned_cutoff_per_query     = 1099511627776

    engine_version {
      selected_engine_version = "Athena engine version 3"
    }

    result_configuration {
      output_location = "s3://${var.lake.bucket}/athena-results/"
      encryption_configuration {
        encryption_option = "SSE_KMS"
        kms_key_arn       = var.security.kms_key_arn
      }
    }
  }
}

resource "aws_athena_named_query" "features" {
  name        = "${var.name}-features"
  description = "Features per entity as they were known on a day; the orchestrator fills in the day"
  workgroup   = aws_athena_workgroup.this.name
  database    = aws_glue_catalog_database.this.name
  query       = <<-SQL
    SELECT entity, count(*) AS events_28d, max(at) AS last_at
    FROM activity
    WHERE day BETWEEN date_format(date_add('day', -28, date '2026-01-01'), '%Y-%m-%d') AND '2026-01-01'
    GROUP BY entity
  SQL
}

data "aws_iam_policy_document" "access" {
  statement {
    actions   = ["athena:StartQueryExecution", "athena:GetQueryExecution", "athena:GetQueryResults", "athena:GetNamedQuery"]
    resources = [aws_athena_workgroup.this.arn]
  }
  statement {
    actions   = ["glue:GetDatabase", "glue:GetTable", "glue:GetPartitions", "glue:CreateTable", "glue:DeleteTable", "glue:UpdateTable"]
    resources = [aws_glue_catalog_database.this.arn, "${replace(aws_glue_catalog_database.this.arn, ":database/", ":table/")}/*", replace(aws_glue_catalog_database.this.arn, "/:database.*/", ":catalog")]
  }
}
