# Ties the modules together once; the environments only differ in the values they pass.
module "security" {
  source      = "../modules/security"
  name        = var.name
  project_id  = var.project_id
  region      = var.region
  alarm_email = var.alarm_email
  services = [
    "aiplatform.googleapis.com", "artifactregistry.googleapis.com", "bigquery.googleapis.com", "billingbudgets.googleapis.com",
    "cloudkms.googleapis.com", "cloudscheduler.googleapis.com", "compute.googleapis.com", "eventarc.googleapis.com",
    "iamcredentials.googleapis.com", "logging.googleapis.com", "monitoring.googleapis.com", "pubsub.googleapis.com",
    "run.googleapis.com", "secretmanager.googleapis.com", "servicenetworking.googleapis.com", "sqladmin.googleapis.com",
    "storage.googleapis.com", "workflows.googleapis.com", "redis.googleapis.com", "memorystore.googleapis.com",
  ]
  agents = [
    "aiplatform.googleapis.com", "artifactregistry.googleapis.com", "eventarc.googleapis.com", "memorystore.googleapis.com",
    "pubsub.googleapis.com", "redis.googleapis.com", "run.googleapis.com", "secretmanager.googleapis.com",
    "sqladmin.googleapis.com", "workflows.googleapis.com",
  ]
}

module "network" {
  source = "../modules/network"
  name   = var.name
  region = var.region
  cidr   = var.cidr
}

module "artifacts" {
  source     = "../modules/artifacts"
  name       = var.name
  project_id = var.project_id
  region     = var.region
  kms_key_id = module.security.kms_key_id
  expiry     = var.expiry
}

module "budget" {
  source                  = "../modules/budget"
  name                    = var.name
  project_id              = var.project_id
  billing_account         = var.billing_account
  monthly_usd             = var.budget_usd
  notification_channel_id = module.security.notification_channel_id
}

module "github" {
  source       = "../modules/github"
  name         = var.name
  project_id   = var.project_id
  repository   = var.repository
  bucket       = module.artifacts.bucket
  state_bucket = var.state_bucket
}
