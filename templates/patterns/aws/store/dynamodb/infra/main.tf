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
