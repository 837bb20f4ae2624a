# The originals stay in a store that speaks DICOM; what is to be read reaches the worklist through its API.
module "agent" {
  source     = "../agent"
  project_id = var.project_id
  kms_key_id = var.kms_key_id
  service    = "healthcare.googleapis.com"
}

resource "google_healthcare_dataset" "this" {
  name     = "${var.name}-imaging"
  location = var.region

  encryption_spec {
    kms_key_name = module.agent.kms_key_id
  }
}

resource "google_healthcare_dicom_store" "this" {
  name    = "images"
  dataset = google_healthcare_dataset.this.id
}

module "job" {
  source                  = "../gpu_job"
  name                    = var.name
  suffix                  = "imaging"
  region                  = var.region
  subnet_id               = var.subnet_id
  bucket                  = var.bucket
  kms_key_id              = var.kms_key_id
  image                   = var.image
  command                 = ["python", "-m", "pipelines.job", var.step]
  environment             = var.environment
  notification_channel_id = var.notification_channel_id
  secrets                 = var.secrets
  schedule                = var.schedule
  access                  = var.access
}
