# At most 32 characters, none but letters, digits and single hyphens: the prefix is cut, what tells names apart never.
locals {
  name = "${trimsuffix(substr(var.name, 0, 31 - length(var.suffix)), "-")}-${var.suffix}"
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

resource "azurerm_container_app_job" "this" {
  name                         = local.name
  location                     = var.location
  resource_group_name          = var.resource_group
  container_app_environment_id = var.environment_id
  replica_timeout_in_seconds   = var.timeout_s
  replica_retry_limit          = 1
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

  dynamic "manual_trigger_config" {
    for_each = var.cron_expression == "" ? [1] : []
    content {
      parallelism              = 1
      replica_completion_count = 1
    }
  }

  dynamic "schedule_trigger_config" {
    for_each = var.cron_expression == "" ? [] : [var.cron_expression]
    content {
      cron_expression          = schedule_trigger_config.value
      parallelism              = 1
      replica_completion_count = 1
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
    container {
      name    = "main"
      image   = var.image
      command = var.command
      args    = var.args
      cpu     = var.cpu
      memory  = var.memory

      dynamic "env" {
        for_each = merge({ MLSYSTEM_ARTIFACT_BUCKET = "/mnt/artifacts", AZURE_CLIENT_ID = azurerm_user_assigned_identity.this.client_id }, var.environment)
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
    }

    volume {
      name         = "artifacts"
      storage_name = "${var.storage_name}-write"
      storage_type = "AzureFile"
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
