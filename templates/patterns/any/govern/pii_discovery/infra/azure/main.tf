# Looks into the lake's files for personal data where none is expected, and for malware on the way in.
resource "azurerm_security_center_storage_defender" "lake" {
  storage_account_id                          = var.lake.account_id
  override_subscription_settings_enabled      = true
  sensitive_data_discovery_enabled            = true
  malware_scanning_on_upload_enabled          = true
  malware_scanning_on_upload_cap_gb_per_month = 100
}
