resource "azurerm_cognitive_account" "this" {
  #checkov:skip=CKV_AZURE_134:on only where the network is open, and then for the subnets below
  #checkov:skip=CKV_AZURE_247:outbound calls are restricted and no address is allowed
  #checkov:skip=CKV2_AZURE_22:encrypted with our key, named in the block below
  name                               = "${var.name}-${var.unique}-${var.suffix}"
  location                           = var.location
  resource_group_name                = var.resource_group
  kind                               = "OpenAI"
  sku_name                           = "S0"
  custom_subdomain_name              = "${var.name}-${var.unique}-${var.suffix}"
  public_network_access_enabled      = var.reach.open
  local_auth_enabled                 = false
  outbound_network_access_restricted = true
  tags                               = var.tags

  identity {
    type         = "UserAssigned"
    identity_ids = [var.encryption_identity_id]
  }

  customer_managed_key {
    key_vault_key_id   = var.key_id
    identity_client_id = var.encryption_client_id
  }

  network_acls {
    default_action = "Deny"

    dynamic "virtual_network_rules" {
      for_each = var.reach.caller_subnet_ids
      content {
        subnet_id = virtual_network_rules.value
      }
    }
  }
}

# The deployment type decides where prompts are processed; keep it regional where data must stay. Its name is the
# model's own: callers ask each family of models in its own way.
resource "azurerm_cognitive_deployment" "this" {
  name                   = var.llm_deployment.name
  cognitive_account_id   = azurerm_cognitive_account.this.id
  version_upgrade_option = "NoAutoUpgrade"

  model {
    format  = "OpenAI"
    name    = var.llm_deployment.name
    version = var.llm_deployment.version
  }

  sku {
    name     = var.llm_deployment.sku
    capacity = var.llm_deployment.capacity
  }
}

# Deployments of one account are made one after the other.
resource "azurerm_cognitive_deployment" "embedding" {
  for_each               = toset(compact([var.embedding_model]))
  name                   = each.key
  cognitive_account_id   = azurerm_cognitive_account.this.id
  version_upgrade_option = "NoAutoUpgrade"

  model {
    format  = "OpenAI"
    name    = each.key
    version = "1"
  }

  sku {
    name     = var.llm_deployment.sku
    capacity = var.llm_deployment.capacity
  }

  depends_on = [azurerm_cognitive_deployment.this]
}

module "endpoint" {
  count              = var.reach.open ? 0 : 1
  source             = "../private_endpoint"
  name               = var.name
  suffix             = var.suffix
  location           = var.location
  resource_group     = var.resource_group
  endpoint_subnet_id = var.reach.endpoint_subnet_id
  zone_id            = var.reach.zone_ids["openai"]
  target_id          = azurerm_cognitive_account.this.id
  kind               = "account"
  tags               = var.tags
}
