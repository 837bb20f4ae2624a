resource "google_sql_database_instance" "this" {
  name                = "${var.name}-mlflow"
  region              = var.region
  database_version    = "POSTGRES_18"
  encryption_key_name = var.kms_key_id
  deletion_protection = var.protect

  settings {
    tier                        = "db-custom-2-8192"
    edition                     = "ENTERPRISE"
    availability_type           = var.protect ? "REGIONAL" : "ZONAL"
    deletion_protection_enabled = var.protect
    disk_autoresize             = true

    backup_configuration {
      enabled                        = true
      point_in_time_recovery_enabled = true
    }

    ip_configuration {
      ipv4_enabled    = false
      private_network = var.network_id
      ssl_mode        = "TRUSTED_CLIENT_CERTIFICATE_REQUIRED"
    }

    database_flags {
      name  = "cloudsql.enable_pgaudit"
      value = "on"
    }

    database_flags {
      name  = "cloudsql.iam_authentication"
      value = "on"
    }

    database_flags {
      name  = "log_checkpoints"
      value = "on"
    }

    database_flags {
      name  = "log_connections"
      value = "on"
    }

    database_flags {
      name  = "log_disconnections"
      value = "on"
    }

    database_flags {
      name  = "log_duration"
      value = "on"
    }

    database_flags {
      name  = "log_hostname"
      value = "on"
    }

    database_flags {
      name  = "log_lock_waits"
      value = "on"
    }

    database_flags {
      name  = "log_min_duration_statement"
      value = "-1"
    }

    database_flags {
      name  = "log_min_error_statement"
      value = "error"
    }

    database_flags {
      name  = "log_min_messages"
      value = "error"
    }

    database_flags {
      name  = "log_statement"
      value = "ddl"
    }

    database_flags {
      name  = "log_temp_files"
      value = "0"
    }

    insights_config {
      query_insights_enabled = true
    }
  }
}

resource "google_sql_database" "this" {
  name     = "mlflow"
  instance = google_sql_database_instance.this.name
}

module "service" {
  source      = "../service"
  name        = var.name
  suffix      = "mlflow"
  region      = var.region
  subnet_id   = var.subnet_id
  bucket      = var.bucket
  kms_key_id  = var.kms_key_id
  image       = var.tracking_image
  memory      = "2Gi"
  protect     = var.protect
  writes      = true
  port        = 5000
  health_path = "/health"
  environment = { MLFLOW_ARTIFACTS_DESTINATION = "/mnt/artifacts/mlflow", MLFLOW_SQL_INSTANCE = google_sql_database_instance.this.connection_name }
}

resource "google_project_iam_member" "database" {
  for_each = toset(["roles/cloudsql.client", "roles/cloudsql.instanceUser"])
  project  = var.project_id
  role     = each.value
  member   = module.service.member
}
