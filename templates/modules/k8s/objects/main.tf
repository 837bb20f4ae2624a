# Installs Kubernetes objects as one release, after the operators that know their kinds.
resource "helm_release" "this" {
  name            = "${var.name}-${var.suffix}"
  namespace       = var.namespace
  chart           = "${path.module}/chart"
  atomic          = true
  cleanup_on_fail = true
  timeout         = 900
  values          = [yamlencode({ objects = var.objects })]
}
