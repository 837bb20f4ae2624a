# For accounts that have App Runner: it is closed to new ones, ends every request at 120 s and gives an idle
# worker little CPU. The worker therefore runs with at least one instance and polls from its health port.

locals {
  services = var.enabled ? {
    web    = { command = "amp web", tasks = var.web_tasks, cpu = "1024", memory = "2048" }
    worker = { command = "amp worker", tasks = var.worker_tasks, cpu = "2048", memory = "4096" }
  } : {}
}

resource "aws_apprunner_vpc_connector" "main" {
  count              = var.enabled ? 1 : 0
  vpc_connector_name = var.prefix
  subnets            = var.subnet_ids
  security_groups    = [var.service_sg_id]
}

resource "aws_apprunner_auto_scaling_configuration_version" "service" {
  for_each                        = local.services
  auto_scaling_configuration_name = "${var.prefix}-${each.key}"
  min_size                        = each.value.tasks.min
  max_size                        = each.value.tasks.max
  max_concurrency                 = 100
}

resource "aws_apprunner_service" "service" {
  for_each                       = local.services
  service_name                   = "${var.prefix}-${each.key}"
  auto_scaling_configuration_arn = aws_apprunner_auto_scaling_configuration_version.service[each.key].arn

  source_configuration {
    auto_deployments_enabled = false

    authentication_configuration {
      access_role_arn = aws_iam_role.pull[0].arn
    }

    image_repository {
      image_identifier      = var.image
      image_repository_type = "ECR"

      image_configuration {
        port                          = "8000"
        start_command                 = each.value.command
        runtime_environment_variables = var.environment
        runtime_environment_secrets   = var.secrets[each.key]
      }
    }
  }

  instance_configuration {
    cpu               = each.value.cpu
    memory            = each.value.memory
    instance_role_arn = aws_iam_role.instance[each.key].arn
  }

  encryption_configuration {
    kms_key = var.kms_arn
  }

  network_configuration {
    egress_configuration {
      egress_type       = "VPC"
      vpc_connector_arn = aws_apprunner_vpc_connector.main[0].arn
    }
  }

  health_check_configuration {
    protocol = "HTTP"
    path     = "/healthz"
  }
}

data "aws_iam_policy_document" "trust" {
  for_each = toset(["build.apprunner.amazonaws.com", "tasks.apprunner.amazonaws.com"])

  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = [each.key]
    }
  }
}

resource "aws_iam_role" "pull" {
  count              = var.enabled ? 1 : 0
  name               = "${var.prefix}-apprunner-pull"
  assume_role_policy = data.aws_iam_policy_document.trust["build.apprunner.amazonaws.com"].json
}

resource "aws_iam_role_policy_attachment" "pull" {
  count      = var.enabled ? 1 : 0
  role       = aws_iam_role.pull[0].name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSAppRunnerServicePolicyForECRAccess"
}

resource "aws_iam_role" "instance" {
  for_each           = local.services
  name               = "${var.prefix}-apprunner-${each.key}"
  assume_role_policy = data.aws_iam_policy_document.trust["tasks.apprunner.amazonaws.com"].json
}

resource "aws_iam_role_policy" "instance" {
  for_each = local.services
  role     = aws_iam_role.instance[each.key].id
  policy   = var.task_policy_json
}

resource "aws_iam_role_policy" "secrets" {
  for_each = local.services
  role     = aws_iam_role.instance[each.key].id
  policy   = data.aws_iam_policy_document.secrets[each.key].json
}

data "aws_iam_policy_document" "secrets" {
  for_each = local.services

  statement {
    actions   = ["secretsmanager:GetSecretValue"]
    resources = values(var.secrets[each.key])
  }
}
