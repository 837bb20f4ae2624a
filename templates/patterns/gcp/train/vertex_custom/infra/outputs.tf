output "bucket" {
  description = "Name of the bucket"
  value       = google_storage_bucket.this.name
}

output "service_account" {
  description = "Who training jobs run as"
  value       = google_service_account.this.email
}

output "task" {
  description = "How a workflow retrains on it, as JSON, and the job and the account that this starts"
  value = {
    job     = null
    account = google_service_account.this.name
    steps = jsonencode([
      { start_training = {
        call   = "googleapis.aiplatform.v1.projects.locations.customJobs.create"
        args   = { parent = local.parent, region = var.region, body = local.job }
        result = "training"
      } },
      { ask_training = {
        call   = "googleapis.aiplatform.v1.projects.locations.customJobs.get"
        args   = { name = "$${training.name}", region = var.region }
        result = "asked"
      } },
      { judge_training = { switch = [
        { condition = "$${asked.state == \"JOB_STATE_SUCCEEDED\"}", next = "end_training" },
        { condition = "$${asked.state in [\"JOB_STATE_FAILED\", \"JOB_STATE_CANCELLED\", \"JOB_STATE_EXPIRED\"]}", next = "fail_training" },
      ] } },
      { pause_training = { call = "sys.sleep", args = { seconds = 60 }, next = "ask_training" } },
      { fail_training = { raise = "$${\"training ended as \" + asked.state}" } },
      { end_training = { assign = [{ trained = true }] } },
    ])
  }
}
