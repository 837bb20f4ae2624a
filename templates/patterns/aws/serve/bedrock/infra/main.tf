data "aws_caller_identity" "current" {}
data "aws_region" "current" {}

locals {
  region    = data.aws_region.current.region
  account   = data.aws_caller_identity.current.account_id
  embedding = var.embedding_model == null ? [] : [var.embedding_model]
  grouped   = can(regex("^(eu|us|apac|global)\\.", var.chat_model))
  source    = local.grouped ? "arn:aws:bedrock:${local.region}:${local.account}:inference-profile/${var.chat_model}" : "arn:aws:bedrock:${local.region}::foundation-model/${var.chat_model}"
}

# A profile of our own: its calls carry this system's tags, so their cost is counted.
resource "aws_bedrock_inference_profile" "chat" {
  name        = "${var.name}-chat"
  description = "Chat model of this system"

  model_source {
    copy_from = local.source
  }
}

resource "aws_bedrock_guardrail" "this" {
  name                      = "${var.name}-guardrail"
  description               = "Refuses harmful content and instructions hidden in documents, masks personal data"
  blocked_input_messaging   = "This question cannot be answered here."
  blocked_outputs_messaging = "This answer cannot be shown here."
  kms_key_arn               = var.security.kms_key_arn

  content_policy_config {
    dynamic "filters_config" {
      for_each = { HATE = "HIGH", SEXUAL = "HIGH", VIOLENCE = "HIGH", INSULTS = "MEDIUM", MISCONDUCT = "HIGH" }
      content {
        type            = filters_config.key
        input_strength  = filters_config.value
        output_strength = filters_config.value
      }
    }
    filters_config {
      type            = "PROMPT_ATTACK"
      input_strength  = "HIGH"
      output_strength = "NONE"
    }
  }

  contextual_grounding_policy_config {
    filters_config {
      type      = "GROUNDING"
      threshold = 0.7
    }
    filters_config {
      type      = "RELEVANCE"
      threshold = 0.6
    }
  }

  sensitive_information_policy_config {
    dynamic "pii_entities_config" {
      for_each = toset(["CREDIT_DEBIT_CARD_NUMBER", "PASSWORD", "AWS_SECRET_KEY"])
      content {
        type   = pii_entities_config.value
        action = "ANONYMIZE"
      }
    }
  }
}

data "aws_iam_policy_document" "access" {
  statement {
    actions = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"]
    resources = concat([
      aws_bedrock_inference_profile.chat.arn,
      local.source,
      "arn:aws:bedrock:*::foundation-model/${replace(var.chat_model, "/^(eu|us|apac|global)\\./", "")}"
    ], [for model in local.embedding : "arn:aws:bedrock:${local.region}::foundation-model/${model}"])
  }
  statement {
    actions   = ["bedrock:ApplyGuardrail"]
    resources = [aws_bedrock_guardrail.this.guardrail_arn]
  }
}

resource "aws_cloudwatch_metric_alarm" "throttled" {
  alarm_name          = "${var.name}-bedrock-throttled"
  alarm_description   = "Model calls are refused for lack of quota; see docs/runbook.md#service-answers-with-errors"
  namespace           = "AWS/Bedrock"
  metric_name         = "InvocationThrottles"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 2
  threshold           = 5
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.security.alarm_topic_arn]
}
