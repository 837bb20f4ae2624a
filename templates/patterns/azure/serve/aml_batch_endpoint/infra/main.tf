# Jobs of minutes to hours over many records; nodes sleep between them. The promotion deploys model versions to it.
module "compute" {
  source    = "../compute"
  location  = var.location
  tags      = var.tags
  workspace = var.workspace
  suffix    = "batch"
  vm_size   = var.vm_size
  min_nodes = var.min_nodes
  max_nodes = var.max_nodes
}

resource "azapi_resource" "endpoint" {
  type      = "Microsoft.MachineLearningServices/workspaces/batchEndpoints@2024-04-01"
  name      = "${trimsuffix(substr(var.name, 0, 18), "-")}-${var.unique}-batch"
  parent_id = var.workspace.id
  location  = var.location
  tags      = var.tags

  identity {
    type         = "UserAssigned"
    identity_ids = [var.workspace.identity_id]
  }

  body = { properties = {
    authMode    = "AADToken"
    description = "Batch scoring of ${var.name}"
    properties  = { compute = module.compute.compute_id }
  } }
}

# The runs read records and write scores in the lake, and nothing else there.
resource "azurerm_role_assignment" "lake" {
  scope                = var.lake.account_id
  role_definition_name = "Storage Blob Data Contributor"
  principal_id         = var.workspace.principal_id
}
