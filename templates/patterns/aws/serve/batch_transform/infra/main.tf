# The jobs themselves are started by the pipeline; this keeps the model they name.
module "model" {
  source            = "../sagemaker_model"
  name              = var.name
  use               = "transform"
  model_package_arn = var.model_package_arn
  network           = var.network
  security          = var.security
  lake              = var.lake
}

resource "aws_sagemaker_model" "pinned" {
  count                    = var.model_package_arn == null ? 0 : 1
  name                     = "${trimsuffix(substr(var.name, 0, 40), "-")}-transform-pinned-${substr(sha256(var.model_package_arn), 0, 6)}"
  execution_role_arn       = module.model.role_arn
  enable_network_isolation = true

  primary_container {
    model_package_name = var.model_package_arn
  }
}
