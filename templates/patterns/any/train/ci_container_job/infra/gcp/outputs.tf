output "job" {
  description = "Name of the job; the orchestrator starts it, or gcloud run jobs execute"
  value       = module.job.job
}

output "task" {
  description = "How a workflow retrains on it, as JSON, and the job and the account that this starts"
  value = {
    job     = module.job.job
    account = null
    steps = jsonencode([{
      pipelines_retrain = {
        call   = "googleapis.run.v2.projects.locations.jobs.run"
        result = "pipelines_result_retrain"
        args = {
          name             = module.job.job_id
          connector_params = { timeout = 21600 }
          body             = { overrides = { containerOverrides = [{ args = ["-m", "pipelines.job", "pipelines.retrain"] }] } }
        }
      }
    }])
  }
}
