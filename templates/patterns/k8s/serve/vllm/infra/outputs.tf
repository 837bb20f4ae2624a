output "url" {
  description = "Where it answers, inside the cluster"
  value       = module.service.url
}

output "environment" {
  description = "Settings of the containers that ask the model"
  value = merge(
    { MLSYSTEM_LLM_URL = "${module.service.url}/v1", MLSYSTEM_CHAT_MODEL = "llm" },
    { for embedder in module.embedder : "MLSYSTEM_EMBEDDING_MODEL" => "embedding" },
    { for embedder in module.embedder : "MLSYSTEM_EMBEDDING_URL" => "${embedder.url}/v1" }
  )
}
