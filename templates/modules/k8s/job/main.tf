resource "kubernetes_service_account_v1" "this" {
  metadata {
    name      = "${var.name}-${var.suffix}"
    namespace = var.namespace
  }
  automount_service_account_token = false
}

locals {
  identity = contains(keys(var.environment), "AWS_ROLE_ARN") ? ["identity"] : []
}

resource "kubernetes_cron_job_v1" "this" {
  metadata {
    name      = var.suffix
    namespace = var.namespace
    labels    = var.labels
  }

  spec {
    schedule                      = var.schedule
    suspend                       = var.suspend
    concurrency_policy            = "Forbid"
    successful_jobs_history_limit = 3
    failed_jobs_history_limit     = 5

    job_template {
      metadata {
        labels = var.labels
      }
      spec {
        backoff_limit              = 1
        active_deadline_seconds    = 21600
        ttl_seconds_after_finished = 604800
        template {
          metadata {
            labels = merge(var.labels, { app = "${var.name}-${var.suffix}" })
          }
          spec {
            service_account_name            = kubernetes_service_account_v1.this.metadata[0].name
            automount_service_account_token = false
            restart_policy                  = "Never"
            security_context {
              run_as_non_root = true
              run_as_user     = 10001
              fs_group        = 10001
              seccomp_profile {
                type = "RuntimeDefault"
              }
            }

            # Runs beside the step and ends with it: the step waits until it answers.
            dynamic "init_container" {
              for_each = var.companion == null ? [] : [var.companion]
              content {
                name              = "companion"
                image             = init_container.value.image
                image_pull_policy = "Always"
                restart_policy    = "Always"
                args              = init_container.value.args

                dynamic "env" {
                  for_each = init_container.value.environment
                  content {
                    name  = env.key
                    value = env.value
                  }
                }

                startup_probe {
                  period_seconds    = 10
                  failure_threshold = 120
                  http_get {
                    path = init_container.value.health_path
                    port = init_container.value.port
                  }
                }

                security_context {
                  allow_privilege_escalation = false
                  read_only_root_filesystem  = true
                  run_as_non_root            = true
                  capabilities {
                    drop = ["ALL"]
                  }
                }

                resources {
                  requests = { cpu = init_container.value.cpu, memory = init_container.value.memory }
                  limits   = { cpu = init_container.value.cpu, memory = init_container.value.memory, "nvidia.com/gpu" = tostring(init_container.value.gpus) }
                }

                volume_mount {
                  name       = "artifacts"
                  mount_path = "/mnt/artifacts"
                  read_only  = true
                }

                volume_mount {
                  name       = "scratch"
                  mount_path = "/tmp"
                }
              }
            }

            container {
              name              = "main"
              image             = var.image
              image_pull_policy = "Always"
              command           = var.command
              args              = var.args

              dynamic "env" {
                for_each = merge({ MLSYSTEM_ARTIFACT_BUCKET = "/mnt/artifacts" }, var.environment)
                content {
                  name  = env.key
                  value = env.value
                }
              }

              dynamic "env" {
                for_each = var.secrets
                content {
                  name = env.key
                  value_from {
                    secret_key_ref {
                      name = env.value.secret
                      key  = env.value.key
                    }
                  }
                }
              }

              security_context {
                allow_privilege_escalation = false
                read_only_root_filesystem  = true
                run_as_non_root            = true
                capabilities {
                  drop = ["ALL"]
                }
              }

              resources {
                requests = { cpu = var.cpu, memory = var.memory }
                limits   = merge({ cpu = var.cpu, memory = var.memory }, var.gpus > 0 ? { "nvidia.com/gpu" = tostring(var.gpus) } : {})
              }

              volume_mount {
                name       = "artifacts"
                mount_path = "/mnt/artifacts"
                read_only  = !var.writes
              }

              volume_mount {
                name       = "scratch"
                mount_path = "/tmp"
              }

              dynamic "volume_mount" {
                for_each = local.identity
                content {
                  name       = volume_mount.value
                  mount_path = "/var/run/secrets/aws"
                  read_only  = true
                }
              }
            }

            volume {
              name = "artifacts"
              persistent_volume_claim {
                claim_name = var.claim
                read_only  = !var.writes
              }
            }

            volume {
              name = "scratch"
              empty_dir {}
            }

            # A token of this pod, traded for credentials of the cloud beside the cluster.
            dynamic "volume" {
              for_each = local.identity
              content {
                name = volume.value
                projected {
                  sources {
                    service_account_token {
                      audience           = "sts.amazonaws.com"
                      expiration_seconds = 3600
                      path               = "token"
                    }
                  }
                }
              }
            }

          }
        }
      }
    }
  }
}
