# The steps one after another in one job: the order holds however long a step takes, and a run that goes on longer than
# to the next start leaves that one out.
module "job" {
  source      = "../job"
  name        = var.name
  namespace   = var.namespace
  claim       = var.claim
  labels      = var.labels
  suffix      = "pipeline"
  image       = var.image
  writes      = true
  schedule    = var.schedule
  command     = concat(["python", "-m", "pipelines.job"], split(" ", join(" then ", var.steps)))
  environment = var.environment
  secrets     = var.secrets
}
