resource "aws_dynamodb_table" "this" {
  name                        = "${var.name}-online"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "entity"
  deletion_protection_enabled = var.protect

  attribute {
    name = "entity"
    type = "S"
  }

  ttl {
    attribute_name = "expires_at"
    enabled        = true
  }

  point_in_time_recovery {
    enabled = true
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = var.kms_key_arn
  }
}

data "aws_iam_policy_document" "access" {
  statement {
    actions = [
      "dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:BatchWriteItem"
    ]
    resources = [aws_dynamodb_table.this.arn]
  }
  statement {
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [var.kms_key_arn]
  }
}
