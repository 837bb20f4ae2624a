/** The fixed order of the agents and the words the workspace shows for them. */
export const PLANNING = [
  ["project_stages", "Project stages"],
  ["versioning_governance", "Versioning and governance"],
  ["data_sourcing", "Data sourcing"],
  ["pipelines_blueprint", "Pipelines blueprint"],
  ["tech_stack", "Tech stack"],
  ["testing_strategy", "Testing strategy"],
  ["data_engineering", "Data engineering"],
  ["feature_engineering", "Feature engineering"],
  ["model_development", "Model development"],
  ["training_pipelines", "Training pipelines"],
  ["deployment_serving", "Deployment and serving"],
  ["inference_pipeline", "Inference pipeline"],
  ["monitoring_observability", "Monitoring"],
  ["continual_learning", "Continual learning"],
  ["governance_ethics", "Governance and ethics"],
  ["system_architecture", "System architecture"],
] as const;

export const IMPLEMENTATION = [
  ["code_data_ingestion", "Code: data ingestion"],
  ["code_feature_engineering", "Code: features"],
  ["code_model_training", "Code: training"],
  ["code_inference", "Code: inference"],
  ["code_monitoring", "Code: monitoring"],
  ["code_continual_learning", "Code: continual learning"],
] as const;

const OTHERS = [
  ["intake", "Intake"],
  ["technical_critic", "Technical critic"],
  ["cost_critic", "Cost critic"],
  ["policy_engine", "Policy engine"],
  ["final_critic", "Final critic"],
] as const;

export const STAGES: readonly (readonly [string, string])[] = [...PLANNING, ...IMPLEMENTATION];
const TITLES = new Map<string, string>([...STAGES, ...OTHERS]);

export const agentTitle = (id: string): string => TITLES.get(id) ?? id.replaceAll("_", " ");
export const agentNumber = (id: string): number | null => {
  const index = STAGES.findIndex(([stage]) => stage === id);
  return index < 0 ? null : index + 1;
};
