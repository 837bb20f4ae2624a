# The repository's own image as a version of an environment: jobs and endpoints run exactly these bytes.
resource "azapi_resource" "container" {
  type      = "Microsoft.MachineLearningServices/workspaces/environments@2024-04-01"
  name      = var.suffix
  parent_id = var.workspace.id
  body      = { properties = { description = "Image of ${var.name}" } }
}

resource "azapi_resource" "version" {
  type      = "Microsoft.MachineLearningServices/workspaces/environments/versions@2024-04-01"
  name      = substr(sha256(var.image), 0, 12)
  parent_id = azapi_resource.container.id
  body = { properties = {
    image  = var.image
    osType = "Linux"
    inferenceConfig = {
      livenessRoute  = { path = "/healthz", port = 8080 }
      readinessRoute = { path = "/healthz", port = 8080 }
      scoringRoute   = { path = "/v1/score", port = 8080 }
    }
  } }
}
