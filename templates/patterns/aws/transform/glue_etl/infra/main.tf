module "job" {
  source   = "../glue_job"
  name     = var.name
  security = var.security
  lake     = var.lake
  use      = "etl"
  script   = "${path.module}/compact.py"
  workers  = var.workers

  arguments = {
    "--job-bookmark-option" = "job-bookmark-enable"
    "--source"              = "s3://${var.lake.bucket}/landing/"
    "--target"              = "s3://${var.lake.bucket}/compacted/"
  }
}
