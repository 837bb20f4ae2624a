# Steps in order, each in a cron job of its own an hour after the one before; the last writes what the first of tomorrow reads.
module "job" {
  source      = "../job"
  for_each    = { for index, step in var.steps : step => index }
  name        = var.name
  namespace   = var.namespace
  claim       = var.claim
  labels      = var.labels
  suffix      = replace(replace(each.key, "pipelines.", ""), "_", "-")
  image       = var.image
  writes      = true
  schedule    = split(" ", var.schedule)[1] == "*" ? format("%d * * * *", each.value * 20) : format("%s %d * * *", split(" ", var.schedule)[0], (tonumber(split(" ", var.schedule)[1]) + each.value) % 24)
  command     = ["python", "-m", "pipelines.job", each.key]
  environment = var.environment
  secrets     = var.secrets
}
