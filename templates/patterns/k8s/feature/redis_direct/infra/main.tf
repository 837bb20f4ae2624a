# A chart of Valkey's own; when four fifths of its memory are full, what ends soonest makes room; password and certificate are made here and live in two secrets of this namespace.
module "cache" {
  source    = "../release"
  name      = var.name
  namespace = var.namespace
  suffix    = "cache"
  charts    = var.charts
  chart     = "valkey"
  values = yamlencode({
    fullnameOverride = local.host
    auth             = { enabled = true, usersExistingSecret = kubernetes_secret_v1.users.metadata[0].name, aclUsers = { default = { permissions = "~* &* +@all" } } }
    tls              = { enabled = true, existingSecret = kubernetes_secret_v1.tls.metadata[0].name }
    dataStorage      = { enabled = true, requestedSize = "${max(10, 2 * var.memory_gb)}Gi" }
    resources        = { requests = { cpu = "1", memory = "${var.memory_gb}Gi" }, limits = { memory = "${var.memory_gb}Gi" } }
    valkeyConfig     = "maxmemory ${floor(var.memory_gb * 819)}mb\nmaxmemory-policy volatile-ttl\n"
  })
}

locals {
  host = "cache"
}

resource "random_password" "this" {
  length  = 40
  special = false
}

resource "tls_private_key" "this" {
  algorithm   = "ECDSA"
  ecdsa_curve = "P256"
}

resource "tls_self_signed_cert" "this" {
  private_key_pem       = tls_private_key.this.private_key_pem
  dns_names             = [local.host]
  is_ca_certificate     = true
  validity_period_hours = 17520
  early_renewal_hours   = 2160
  allowed_uses          = ["digital_signature", "cert_signing", "server_auth"]

  subject {
    common_name = local.host
  }
}

resource "kubernetes_secret_v1" "tls" {
  metadata {
    name      = "cache-tls"
    namespace = var.namespace
  }

  data = {
    "ca.crt"     = tls_self_signed_cert.this.cert_pem
    "server.crt" = tls_self_signed_cert.this.cert_pem
    "server.key" = tls_private_key.this.private_key_pem
  }
}

# `default` is what the chart reads, `url` what this system's containers read.
resource "kubernetes_secret_v1" "users" {
  metadata {
    name      = "cache-users"
    namespace = var.namespace
  }

  data = {
    default = random_password.this.result
    url     = "rediss://:${random_password.this.result}@${local.host}:6379/0?ssl_ca_data=${urlencode(tls_self_signed_cert.this.cert_pem)}"
  }
}
