output "secrets" {
  description = "Settings of the containers that use it: the secret and the key in it"
  value       = { MLSYSTEM_STATE_URL = { secret = kubernetes_secret_v1.users.metadata[0].name, key = "url" } }
}
