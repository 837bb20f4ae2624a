module "subnet" {
  source         = "../subnet"
  name           = var.name
  suffix         = "lowlat"
  location       = var.location
  resource_group = var.resource_group
  network_id     = var.network_id
  range          = cidrsubnet(var.cidr, 8, 20)
  tags           = var.tags
  services       = var.services
}

resource "azurerm_user_assigned_identity" "this" {
  name                = "${var.name}-lowlat"
  location            = var.location
  resource_group_name = var.resource_group
  tags                = var.tags
}

# TLS ends in the service itself: the balancer passes packets on and adds no hop of its own.
resource "azurerm_lb" "this" {
  name                = "${var.name}-lowlat"
  location            = var.location
  resource_group_name = var.resource_group
  sku                 = "Standard"
  tags                = var.tags

  frontend_ip_configuration {
    name                          = "inside"
    subnet_id                     = module.subnet.subnet_id
    private_ip_address_allocation = "Dynamic"
    zones                         = ["1", "2", "3"]
  }
}

resource "azurerm_lb_backend_address_pool" "this" {
  name            = "service"
  loadbalancer_id = azurerm_lb.this.id
}

resource "azurerm_lb_probe" "this" {
  name                = "service"
  loadbalancer_id     = azurerm_lb.this.id
  protocol            = "Tcp"
  port                = 8443
  interval_in_seconds = 5
  number_of_probes    = 2
}

resource "azurerm_lb_rule" "this" {
  name                           = "service"
  loadbalancer_id                = azurerm_lb.this.id
  frontend_ip_configuration_name = "inside"
  backend_address_pool_ids       = [azurerm_lb_backend_address_pool.this.id]
  probe_id                       = azurerm_lb_probe.this.id
  protocol                       = "Tcp"
  frontend_port                  = 8443
  backend_port                   = 8443
  tcp_reset_enabled              = true
  disable_outbound_snat          = true
}

resource "azurerm_disk_encryption_set" "this" {
  name                      = "${var.name}-lowlat"
  location                  = var.location
  resource_group_name       = var.resource_group
  key_vault_key_id          = var.key_id
  auto_key_rotation_enabled = true
  tags                      = var.tags

  identity {
    type         = "UserAssigned"
    identity_ids = [var.encryption_identity_id]
  }
}

# Nobody signs in to these machines, a new image replaces them; Azure wants a key all the same.
resource "tls_private_key" "unused" {
  algorithm = "ED25519"
}

resource "azurerm_linux_virtual_machine_scale_set" "this" {
  #checkov:skip=CKV_AZURE_97:host encryption is on below
  name                            = "${var.name}-lowlat"
  location                        = var.location
  resource_group_name             = var.resource_group
  sku                             = "Standard_D8s_v5"
  instances                       = var.min_tasks
  source_image_id                 = var.machine_image
  admin_username                  = "nobody-signs-in"
  disable_password_authentication = true
  encryption_at_host_enabled      = true
  secure_boot_enabled             = true
  vtpm_enabled                    = true
  extension_operations_enabled    = false
  provision_vm_agent              = true
  upgrade_mode                    = "Rolling"
  health_probe_id                 = azurerm_lb_probe.this.id
  zones                           = ["1", "2", "3"]
  zone_balance                    = true
  tags                            = var.tags

  admin_ssh_key {
    username   = "nobody-signs-in"
    public_key = tls_private_key.unused.public_key_openssh
  }

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.this.id]
  }

  os_disk {
    caching                = "ReadOnly"
    storage_account_type   = "Premium_LRS"
    disk_encryption_set_id = azurerm_disk_encryption_set.this.id
  }

  network_interface {
    name                           = "inside"
    primary                        = true
    accelerated_networking_enabled = true

    ip_configuration {
      name                                   = "inside"
      primary                                = true
      subnet_id                              = module.subnet.subnet_id
      load_balancer_backend_address_pool_ids = [azurerm_lb_backend_address_pool.this.id]
    }
  }

  rolling_upgrade_policy {
    max_batch_instance_percent              = 20
    max_unhealthy_instance_percent          = 20
    max_unhealthy_upgraded_instance_percent = 5
    pause_time_between_batches              = "PT1M"
    maximum_surge_instances_enabled         = true
  }

  automatic_instance_repair {
    enabled      = true
    grace_period = "PT10M"
  }

  # The autoscaler owns the size once the service runs.
  lifecycle {
    ignore_changes = [instances]
  }

  depends_on = [azurerm_lb_rule.this]
}

resource "azurerm_monitor_autoscale_setting" "this" {
  name                = "${var.name}-lowlat"
  location            = var.location
  resource_group_name = var.resource_group
  target_resource_id  = azurerm_linux_virtual_machine_scale_set.this.id
  tags                = var.tags

  profile {
    name = "load"

    capacity {
      default = var.min_tasks
      minimum = var.min_tasks
      maximum = var.max_tasks
    }

    dynamic "rule" {
      for_each = { Increase = { operator = "GreaterThan", threshold = 50 }, Decrease = { operator = "LessThan", threshold = 20 } }
      content {
        metric_trigger {
          metric_name        = "Percentage CPU"
          metric_resource_id = azurerm_linux_virtual_machine_scale_set.this.id
          operator           = rule.value.operator
          threshold          = rule.value.threshold
          statistic          = "Average"
          time_aggregation   = "Average"
          time_grain         = "PT1M"
          time_window        = "PT5M"
        }
        scale_action {
          direction = rule.key
          type      = "ChangeCount"
          value     = 1
          cooldown  = "PT5M"
        }
      }
    }
  }
}
