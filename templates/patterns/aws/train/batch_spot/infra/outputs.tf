output "queue_arn" {
  description = "Where training jobs are submitted"
  value       = module.queue.queue_arn
}

output "job_definition_arn" {
  description = "What a training job runs"
  value       = module.queue.job_definition_arn
}

output "task" {
  description = "How a state machine retrains on it, and what it must be allowed for that, both as JSON"
  value = {
    state = jsonencode({
      Resource = "arn:aws:states:::batch:submitJob.sync"
      Parameters = {
        JobName            = "retrain"
        JobQueue           = module.queue.queue_arn
        JobDefinition      = module.queue.job_definition_arn
        ContainerOverrides = { Command = ["python", "-m", "pipelines.job", "pipelines.retrain"] }
      }
    })
    # Looking at a job and ending it know no narrower resource.
    rights = jsonencode([
      { Effect = "Allow", Action = ["batch:SubmitJob"], Resource = [module.queue.queue_arn, module.queue.job_definition_arn] },
      { Effect = "Allow", Action = ["batch:DescribeJobs", "batch:TerminateJob"], Resource = ["*"] },
      { Effect = "Allow", Action = ["events:PutTargets", "events:PutRule", "events:DescribeRule"], Resource = ["arn:aws:events:*:*:rule/StepFunctionsGetEventsForBatchJobsRule"] }
    ])
  }
}
