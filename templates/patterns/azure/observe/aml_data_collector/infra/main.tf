# Compares what the endpoint collects with what the model was trained on, every day, and writes to the owner.
resource "azapi_resource" "monitor" {
  type      = "Microsoft.MachineLearningServices/workspaces/schedules@2024-04-01"
  name      = "drift"
  parent_id = var.workspace.id
  body = { properties = {
    displayName = "Drift of ${var.name}"
    isEnabled   = true
    trigger = {
      triggerType = "Recurrence"
      frequency   = "Day"
      interval    = 1
      schedule    = { hours = [3], minutes = [15] }
      timeZone    = "UTC"
    }
    action = {
      actionType = "CreateMonitor"
      monitorDefinition = {
        computeConfiguration      = { computeType = "ServerlessSpark", instanceType = "Standard_E4s_v3", runtimeVersion = "3.4", computeIdentity = { computeIdentityType = "ManagedIdentity" } }
        monitoringTarget          = { taskType = "Classification", deploymentId = "azureml:${var.deployment}" }
        alertNotificationSettings = { emailNotificationSettings = { emails = [var.alarm_email] } }
        signals = {
          drift = {
            signalType = "DataDrift"
            metricThresholds = [
              { dataType = "Numerical", metric = "JensenShannonDistance", threshold = { value = 0.1 } },
              { dataType = "Categorical", metric = "PearsonsChiSquaredTest", threshold = { value = 0.05 } }
            ]
            productionData = { inputDataType = "Rolling", dataContext = "ModelInputs", jobInputType = "uri_folder", uri = var.production_uri, windowSize = "P7D", windowOffset = "P0D" }
            referenceData  = { inputDataType = "Fixed", dataContext = "Training", jobInputType = "mltable", uri = var.reference_uri }
          }
        }
      }
    }
  } }
}
