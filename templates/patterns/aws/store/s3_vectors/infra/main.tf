resource "aws_s3vectors_vector_bucket" "this" {
  vector_bucket_name = "${trimsuffix(substr(var.name, 0, 55), "-")}-vectors"
  force_destroy      = false

  encryption_configuration = [{
    sse_type    = "aws:kms"
    kms_key_arn = var.security.kms_key_arn
  }]
}

# Long text is kept beside the vector, never filtered by: only short fields can be filtered.
resource "aws_s3vectors_index" "this" {
  index_name         = "documents"
  vector_bucket_name = aws_s3vectors_vector_bucket.this.vector_bucket_name
  data_type          = "float32"
  dimension          = var.dimension
  distance_metric    = "cosine"

  metadata_configuration {
    non_filterable_metadata_keys = ["text"]
  }
}

data "aws_iam_policy_document" "access" {
  statement {
    actions   = ["s3vectors:QueryVectors", "s3vectors:GetVectors", "s3vectors:PutVectors", "s3vectors:DeleteVectors"]
    resources = [aws_s3vectors_index.this.index_arn]
  }
}
