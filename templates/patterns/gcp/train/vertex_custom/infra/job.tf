# A training job is started and then asked every minute until it has ended; one that failed fails the pipeline.
locals {
  parent = "projects/${var.project_id}/locations/${var.region}"
  machine = {
    cpu = { machineType = coalesce(var.cpu_machine, "n2-standard-${4 * var.machine_size}") }
    gpu = { machineType = "g2-standard-4", acceleratorType = "NVIDIA_L4", acceleratorCount = 1 }
  }
  job = {
    displayName    = "${var.name}-retrain"
    encryptionSpec = { kmsKeyName = var.kms_key_id }
    jobSpec = {
      serviceAccount = google_service_account.this.email
      scheduling     = { timeout = "86400s" }
      workerPoolSpecs = [{
        machineSpec  = var.gpu ? local.machine.gpu : local.machine.cpu
        replicaCount = var.machines
        containerSpec = {
          imageUri = var.image
          command  = ["python", "-m", "pipelines.job"]
          args     = ["pipelines.retrain"]
          env      = [for key, value in merge({ MLSYSTEM_ARTIFACT_BUCKET = "/gcs/${var.bucket}" }, var.environment) : { name = key, value = value }]
        }
      }]
    }
  }
}
