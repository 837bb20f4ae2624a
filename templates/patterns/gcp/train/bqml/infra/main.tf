resource "google_bigquery_dataset" "this" {
  dataset_id                 = replace("${var.name}_models", "-", "_")
  location                   = var.region
  delete_contents_on_destroy = false
  default_encryption_configuration {
    kms_key_name = var.kms_key_id
  }
}

resource "google_bigquery_routine" "train" {
  dataset_id      = google_bigquery_dataset.this.dataset_id
  routine_id      = "train"
  routine_type    = "PROCEDURE"
  language        = "SQL"
  definition_body = <<-SQL
    BEGIN
      EXECUTE IMMEDIATE FORMAT(
        "CREATE OR REPLACE MODEL `${google_bigquery_dataset.this.dataset_id}.candidate` OPTIONS (model_type = 'BOOSTED_TREE_CLASSIFIER', input_label_cols = ['label']) AS SELECT * FROM `%s`", examples);
    END
  SQL

  arguments {
    name          = "examples"
    argument_kind = "FIXED_TYPE"
    data_type     = jsonencode({ typeKind = "STRING" })
  }
}
