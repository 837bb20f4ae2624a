# At most 32 characters, none but letters, digits and single hyphens: the prefix is cut, what tells names apart never.
locals {
  name = "${trimsuffix(substr(var.name, 0, 31 - length(var.suffix)), "-")}-${var.suffix}"
  # What it may write of the share: the prediction log, and the cases of people.
  folders = var.predicts ? ["predictions", "cases"] : []
}

resource "azurerm_user_assigned_identity" "this" {
  name                = "${var.name}-${var.suffix}"
  location            = var.location
  resource_group_name = var.resource_group
  tags                = var.tags
}

resource "azurerm_role_assignment" "pull" {
  scope                = var.registry_id
  role_definition_name = "AcrPull"
  principal_id         = azurerm_user_assigned_identity.this.principal_id
}

resource "azurerm_container_app" "this" {
  name                         = local.name
  resource_group_name          = var.resource_group
  container_app_environment_id = var.environment_id
  revision_mode                = "Single"
  workload_profile_name        = "Consumption"
  tags                         = var.tags

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.this.id]
  }

  registry {
    server   = var.registry_server
    identity = azurerm_user_assigned_identity.this.id
  }

  ingress {
    # Reached inside the network only: the environment itself has no public address.
    external_enabled           = true
    allow_insecure_connections = false
    target_port                = var.port
    transport                  = "auto"

    traffic_weight {
      latest_revision = true
      percentage      = 100
    }
  }

  dynamic "secret" {
    for_each = nonsensitive(toset(keys(var.secrets)))
    content {
      name  = lower(replace(secret.value, "_", "-"))
      value = var.secrets[secret.value]
    }
  }

  template {
    min_replicas = var.min_tasks
    max_replicas = var.max_tasks

    container {
      name    = "main"
      image   = var.image
      command = var.command
      args    = var.args
      cpu     = var.cpu
      memory  = var.memory

      dynamic "env" {
        for_each = merge({ MLSYSTEM_ARTIFACT_BUCKET = "/mnt/artifacts", AZURE_CLIENT_ID = azurerm_user_assigned_identity.this.client_id }, var.predicts ? { MLSYSTEM_PREDICTION_STORE = "/mnt/log" } : {}, var.environment)
        content {
          name  = env.key
          value = env.value
        }
      }

      dynamic "env" {
        for_each = nonsensitive(toset(keys(var.secrets)))
        content {
          name        = env.value
          secret_name = lower(replace(env.value, "_", "-"))
        }
      }

      volume_mounts {
        name = "artifacts"
        path = "/mnt/artifacts"
      }

      dynamic "volume_mounts" {
        for_each = local.folders
        content {
          name     = "own"
          path     = "/mnt/log/${volume_mounts.value}"
          sub_path = volume_mounts.value
        }
      }

      startup_probe {
        transport               = "HTTP"
        port                    = var.port
        path                    = var.health_path
        interval_seconds        = 5
        failure_count_threshold = 24
      }

      liveness_probe {
        transport        = "HTTP"
        port             = var.port
        path             = var.health_path
        interval_seconds = 15
      }
    }

    volume {
      name         = "artifacts"
      storage_name = var.writes ? "${var.storage_name}-write" : "${var.storage_name}-read"
      storage_type = "AzureFile"
    }

    dynamic "volume" {
      for_each = var.predicts ? ["own"] : []
      content {
        name         = volume.value
        storage_name = "${var.storage_name}-write"
        storage_type = "AzureFile"
      }
    }

    http_scale_rule {
      name                = "requests"
      concurrent_requests = "40"
    }
  }

  depends_on = [azurerm_role_assignment.pull]
}

resource "azurerm_role_assignment" "access" {
  for_each             = var.access
  scope                = each.value.scope
  role_definition_name = each.value.role
  principal_id         = azurerm_user_assigned_identity.this.principal_id
}
