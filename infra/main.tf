locals {
  prefix = "${var.name}-${var.environment}"
  tags = {
    owner       = var.owner
    environment = var.environment
    cost-center = var.cost_center
    data-class  = "internal"
    product     = "agentic-mlops-platform"
  }

  environment = {
    AMP_ENV                      = "production"
    AMP_PUBLIC_URL               = var.public_url
    AMP_AUTH_MODE                = "oidc"
    AMP_OIDC_ISSUER              = module.identity.issuer
    AMP_OIDC_CLIENT_ID           = module.identity.client_id
    AMP_OIDC_LOGOUT              = "cognito"
    AMP_HOST                     = "0.0.0.0"
    AMP_TRUSTED_PROXIES          = "*"
    S3_BUCKET                    = module.storage.bucket
    S3_REGION                    = var.region
    AMP_S3_CREDENTIALS           = "role"
    AMP_SQS_WAKE_UP_URL          = module.storage.wake_up_queue_url
    AMP_ISOLATED_TASK_ARN        = module.service.isolated_task_arn
    AMP_ISOLATED_CLUSTER         = module.service.cluster_name
    AMP_ISOLATED_SUBNETS         = join(",", module.network.isolated_subnet_ids)
    AMP_ISOLATED_SECURITY_GROUPS = module.network.isolated_sg_id
  }

  common_secrets = merge(var.provider_secret_arns, {
    AMP_SESSION_SECRET     = aws_secretsmanager_secret.session.arn
    AMP_OIDC_CLIENT_SECRET = module.identity.client_secret_arn
  })

  # Only the release step knows the database's owner; it makes the logins of the other two.
  secrets = {
    for command in ["web", "worker", "migrate"] : command => merge(
      local.common_secrets,
      command == "migrate" ? {
        DATABASE_URL        = module.database.owner_secret_arn
        WEB_DATABASE_URL    = module.database.login_secret_arns["web"]
        WORKER_DATABASE_URL = module.database.login_secret_arns["worker"]
        } : {
        DATABASE_URL        = module.database.login_secret_arns[command]
        LISTEN_DATABASE_URL = module.database.listen_secret_arns[command]
      },
    )
  }
}

resource "aws_kms_key" "main" {
  description             = "${local.prefix}: database, bucket, queue, logs and secrets"
  enable_key_rotation     = true
  deletion_window_in_days = 30
  policy                  = data.aws_iam_policy_document.key.json
}

resource "aws_kms_alias" "main" {
  name          = "alias/${local.prefix}"
  target_key_id = aws_kms_key.main.key_id
}

data "aws_caller_identity" "current" {}

data "aws_iam_policy_document" "key" {
  # checkov:skip=CKV_AWS_109: a key policy names the key itself with "*"; the account root keeps it manageable
  # checkov:skip=CKV_AWS_111: as above
  # checkov:skip=CKV_AWS_356: as above
  statement {
    sid       = "AccountAdministers"
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::${data.aws_caller_identity.current.account_id}:root"]
    }
  }

  statement {
    sid       = "LogsAndAlarmsEncrypt"
    actions   = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["logs.${var.region}.amazonaws.com", "cloudwatch.amazonaws.com", "sns.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }
  }
}

resource "random_password" "session" {
  length  = 48
  special = false
}

resource "aws_secretsmanager_secret" "session" {
  # checkov:skip=CKV2_AWS_57: rotated by hand: docs/operations.md says how
  name       = "${local.prefix}/session"
  kms_key_id = aws_kms_key.main.arn
}

resource "aws_secretsmanager_secret_version" "session" {
  secret_id     = aws_secretsmanager_secret.session.id
  secret_string = random_password.session.result
}

module "network" {
  source  = "./modules/network"
  prefix  = local.prefix
  cidr    = var.vpc_cidr
  region  = var.region
  zones   = var.zones
  kms_arn = aws_kms_key.main.arn
}

module "storage" {
  source  = "./modules/storage"
  prefix  = local.prefix
  kms_arn = aws_kms_key.main.arn
}

module "database" {
  source         = "./modules/database"
  prefix         = local.prefix
  kms_arn        = aws_kms_key.main.arn
  vpc_id         = module.network.vpc_id
  subnet_ids     = module.network.private_subnet_ids
  client_sg_id   = module.network.service_sg_id
  instance_class = var.database_instance_class
  enable_proxy   = var.enable_rds_proxy
}

module "identity" {
  source     = "./modules/identity"
  prefix     = local.prefix
  region     = var.region
  public_url = var.public_url
  kms_arn    = aws_kms_key.main.arn
}

module "service" {
  source             = "./modules/service"
  enabled            = var.compute == "ecs"
  prefix             = local.prefix
  region             = var.region
  kms_arn            = aws_kms_key.main.arn
  image              = var.image
  certificate_arn    = var.certificate_arn
  vpc_id             = module.network.vpc_id
  public_subnet_ids  = module.network.public_subnet_ids
  private_subnet_ids = module.network.private_subnet_ids
  service_sg_id      = module.network.service_sg_id
  load_balancer_sg   = module.network.load_balancer_sg_id
  environment        = local.environment
  secrets            = local.secrets
  task_policy_json   = data.aws_iam_policy_document.task.json
  web_tasks          = var.web_tasks
  worker_tasks       = var.worker_tasks
  access_logs_bucket = module.storage.logs_bucket
}

module "apprunner" {
  source           = "./modules/apprunner"
  enabled          = var.compute == "apprunner"
  prefix           = local.prefix
  image            = var.image
  kms_arn          = aws_kms_key.main.arn
  subnet_ids       = module.network.private_subnet_ids
  service_sg_id    = module.network.service_sg_id
  environment      = local.environment
  secrets          = local.secrets
  task_policy_json = data.aws_iam_policy_document.task.json
  web_tasks        = var.web_tasks
  worker_tasks     = var.worker_tasks
}

module "observability" {
  source             = "./modules/observability"
  prefix             = local.prefix
  region             = var.region
  kms_arn            = aws_kms_key.main.arn
  alarm_email        = var.alarm_email
  monthly_budget_usd = var.monthly_budget_usd
  log_group          = "/${local.prefix}/services"
  database_id        = module.database.instance_id
  proxy_name         = module.database.proxy_name
  cluster_name       = module.service.cluster_name
  wake_up_queue_name = module.storage.wake_up_queue_name
}

data "aws_iam_policy_document" "task" {
  statement {
    sid       = "Artifacts"
    actions   = ["s3:GetObject", "s3:PutObject"]
    resources = ["${module.storage.bucket_arn}/p/*"]
  }

  # What a task run checks is put there, and presigned for it: the task itself has no role.
  statement {
    sid       = "IsolatedRuns"
    actions   = ["s3:GetObject", "s3:PutObject"]
    resources = ["${module.storage.bucket_arn}/isolated/*"]
  }

  statement {
    sid       = "RunIsolatedTask"
    actions   = ["ecs:RunTask"]
    resources = [module.service.isolated_task_arn]
  }

  statement {
    sid       = "WatchIsolatedTask"
    actions   = ["ecs:DescribeTasks", "ecs:StopTask"]
    resources = ["arn:aws:ecs:${var.region}:${data.aws_caller_identity.current.account_id}:task/${local.prefix}/*"]
  }

  statement {
    sid       = "StartItsContainer"
    actions   = ["iam:PassRole"]
    resources = [module.service.isolated_execution_role_arn]
  }

  statement {
    sid       = "ListArtifacts"
    actions   = ["s3:ListBucket"]
    resources = [module.storage.bucket_arn]
  }

  statement {
    sid       = "WakeUp"
    actions   = ["sqs:SendMessage", "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
    resources = [module.storage.wake_up_queue_arn]
  }

  statement {
    sid       = "Key"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [aws_kms_key.main.arn]
  }
}
