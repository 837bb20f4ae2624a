module "models" {
  source                 = "../openai"
  name                   = var.name
  unique                 = var.unique
  suffix                 = "llm"
  location               = var.location
  resource_group         = var.resource_group
  tags                   = var.tags
  encryption_identity_id = var.encryption_identity_id
  encryption_client_id   = var.encryption_client_id
  key_id                 = var.key_id
  llm_deployment         = var.llm_deployment
  embedding_model        = var.embedding_model
  reach                  = var.reach
}
