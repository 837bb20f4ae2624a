resource "kubernetes_service_account_v1" "this" {
  metadata {
    name      = "${var.name}-${var.suffix}"
    namespace = var.namespace
  }
  automount_service_account_token = false
}

locals {
  selector = { app = "${var.name}-${var.suffix}" }
  identity = contains(keys(var.environment), "AWS_ROLE_ARN") ? ["identity"] : []
}

resource "kubernetes_deployment_v1" "this" {
  #checkov:skip=CKV_K8S_11:set below; the scanner does not read a merged map
  #checkov:skip=CKV_K8S_12:set below; the scanner does not read a merged map
  #checkov:skip=CKV_K8S_14:the variable refuses an image without a digest
  #checkov:skip=CKV_K8S_43:the variable refuses an image without a digest
  metadata {
    name      = var.suffix
    namespace = var.namespace
    labels    = var.labels
  }

  spec {
    selector {
      match_labels = local.selector
    }

    strategy {
      type = "RollingUpdate"
      rolling_update {
        max_unavailable = "0"
        max_surge       = "1"
      }
    }

    template {
      metadata {
        labels = merge(var.labels, local.selector)
      }

      spec {
        topology_spread_constraint {
          max_skew           = 1
          topology_key       = "kubernetes.io/hostname"
          when_unsatisfiable = "ScheduleAnyway"
          label_selector {
            match_labels = local.selector
          }
        }

        service_account_name            = kubernetes_service_account_v1.this.metadata[0].name
        automount_service_account_token = false

        security_context {
          run_as_non_root = true
          run_as_user     = 10001
          fs_group        = 10001
          seccomp_profile {
            type = "RuntimeDefault"
          }
        }

        container {
          name              = "main"
          image             = var.image
          image_pull_policy = "Always"
          command           = var.command
          args              = var.args

          dynamic "env" {
            for_each = merge({ MLSYSTEM_ARTIFACT_BUCKET = "/mnt/artifacts" }, var.predicts ? { MLSYSTEM_PREDICTION_STORE = "/mnt/log" } : {}, var.environment)
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

          port {
            container_port = var.port
          }

          startup_probe {
            period_seconds    = 5
            failure_threshold = 24
            http_get {
              path = var.health_path
              port = var.port
            }
          }

          readiness_probe {
            period_seconds = 10
            http_get {
              path = var.health_path
              port = var.port
            }
          }

          liveness_probe {
            period_seconds    = 15
            failure_threshold = 4
            http_get {
              path = var.health_path
              port = var.port
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

          dynamic "volume_mount" {
            for_each = var.predicts ? ["predictions", "cases"] : []
            content {
              name       = "own"
              mount_path = "/mnt/log/${volume_mount.value}"
              sub_path   = volume_mount.value
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

        # What it may write of the shared volume: the prediction log, and the cases of people.
        dynamic "volume" {
          for_each = var.predicts ? ["own"] : []
          content {
            name = volume.value
            persistent_volume_claim {
              claim_name = var.claim
            }
          }
        }
      }
    }
  }

  # The autoscaler owns the number of replicas once the service runs.
  lifecycle {
    ignore_changes = [spec[0].replicas]
  }
}

resource "kubernetes_service_v1" "this" {
  metadata {
    name      = var.suffix
    namespace = var.namespace
    labels    = var.labels
  }

  spec {
    selector = local.selector
    port {
      port        = 80
      target_port = var.port
    }
  }
}

resource "kubernetes_horizontal_pod_autoscaler_v2" "this" {
  metadata {
    name      = var.suffix
    namespace = var.namespace
  }

  spec {
    min_replicas = var.min_tasks
    max_replicas = var.max_tasks

    scale_target_ref {
      api_version = "apps/v1"
      kind        = "Deployment"
      name        = kubernetes_deployment_v1.this.metadata[0].name
    }

    metric {
      type = "Resource"
      resource {
        name = "cpu"
        target {
          type                = "Utilization"
          average_utilization = 60
        }
      }
    }
  }
}

resource "kubernetes_pod_disruption_budget_v1" "this" {
  metadata {
    name      = var.suffix
    namespace = var.namespace
  }

  spec {
    max_unavailable = "1"
    selector {
      match_labels = local.selector
    }
  }
}
