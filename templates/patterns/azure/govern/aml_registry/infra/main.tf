# Models and environments approved for every workspace of the company; versions in it do not change.
resource "azapi_resource" "this" {
  type      = "Microsoft.MachineLearningServices/registries@2024-04-01"
  name      = "${trimsuffix(substr(var.name, 0, 24), "-")}-${var.unique}"
  parent_id = var.resource_group_id
  location  = var.location
  tags      = var.tags

  identity {
    type = "SystemAssigned"
  }

  body = { properties = {
    publicNetworkAccess = "Disabled"
    regionDetails = [{
      location              = var.location
      acrDetails            = [{ systemCreatedAcrAccount = { acrAccountSku = "Premium" } }]
      storageAccountDetails = [{ systemCreatedStorageAccount = { allowBlobPublicAccess = false, storageAccountHnsEnabled = false, storageAccountType = "Standard_ZRS" } }]
    }]
  } }
}

module "endpoint" {
  source             = "../private_endpoint"
  name               = var.name
  suffix             = "models"
  location           = var.location
  resource_group     = var.resource_group
  endpoint_subnet_id = var.endpoint_subnet_id
  zone_id            = var.zone_ids["ml"]
  target_id          = azapi_resource.this.id
  kind               = "amlregistry"
  tags               = var.tags
}
