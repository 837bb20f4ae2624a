# Ties the modules together once; the environments only differ in the values they pass.
data "aws_availability_zones" "available" {
  #checkov:skip=CKV_AWS_394:only the first zone_count names are used, so a new zone changes nothing
  state = "available"
}

module "security" {
  source      = "../modules/security"
  name        = var.name
  alarm_email = var.alarm_email
}

module "network" {
  source              = "../modules/network"
  name                = var.name
  cidr                = var.cidr
  zones               = slice(data.aws_availability_zones.available.names, 0, var.zone_count)
  interface_endpoints = var.interface_endpoints
  kms_key_arn         = module.security.kms_key_arn
  log_retention_days  = var.log_retention_days
}

module "budget" {
  source      = "../modules/budget"
  name        = var.name
  monthly_usd = var.budget_usd
  cost_center = var.cost_center
  alarm_email = var.alarm_email
}

module "github" {
  source     = "../modules/github_oidc"
  name       = "${var.name}-github"
  repository = var.repository
}
