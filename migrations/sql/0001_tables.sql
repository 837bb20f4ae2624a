CREATE TABLE projects (
  id UUID DEFAULT gen_random_uuid() NOT NULL,
  name TEXT NOT NULL,
  owner_id UUID NOT NULL,
  event_seq BIGINT DEFAULT 0 NOT NULL,
  event_head TEXT DEFAULT '' NOT NULL,
  deleted_at TIMESTAMP WITH TIME ZONE,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  CONSTRAINT projects_pkey PRIMARY KEY (id)
);
CREATE INDEX projects_owner_id_idx ON projects (owner_id, created_at desc, id desc);

CREATE TABLE decision_sets (
  id UUID DEFAULT gen_random_uuid() NOT NULL,
  project_id UUID NOT NULL,
  parent_id UUID,
  version INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  status TEXT NOT NULL,
  constraints_jsonb JSONB DEFAULT '{}' NOT NULL,
  plan_jsonb JSONB,
  plan_sha256 TEXT,
  summary_md TEXT DEFAULT '' NOT NULL,
  error_jsonb JSONB,
  cancel_requested BOOLEAN DEFAULT false NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  finished_at TIMESTAMP WITH TIME ZONE,
  CONSTRAINT decision_sets_pkey PRIMARY KEY (id),
  CONSTRAINT decision_sets_project_id_version_key UNIQUE (project_id, version),
  CONSTRAINT decision_sets_project_id_id_key UNIQUE (project_id, id),
  CONSTRAINT decision_sets_project_id_parent_id_fkey FOREIGN KEY(project_id, parent_id) REFERENCES decision_sets (project_id, id),
  CONSTRAINT decision_sets_status_check CHECK (status in ('extracting', 'needs_input', 'planning', 'awaiting_approval', 'generating', 'completed', 'awaiting_budget', 'cancelled', 'failed', 'changes_requested', 'rejected', 'infeasible', 'superseded')),
  CONSTRAINT decision_sets_project_id_fkey FOREIGN KEY(project_id) REFERENCES projects (id)
);

CREATE TABLE jobs (
  id BIGINT GENERATED ALWAYS AS IDENTITY,
  project_id UUID NOT NULL,
  decision_set_id UUID,
  type TEXT NOT NULL,
  payload_jsonb JSONB DEFAULT '{}' NOT NULL,
  status TEXT DEFAULT 'available' NOT NULL,
  priority SMALLINT DEFAULT 0 NOT NULL,
  fair_seq BIGINT DEFAULT 0 NOT NULL,
  retries INTEGER DEFAULT 0 NOT NULL,
  max_retries INTEGER DEFAULT 5 NOT NULL,
  crash_count INTEGER DEFAULT 0 NOT NULL,
  max_crashes INTEGER DEFAULT 3 NOT NULL,
  attempt INTEGER DEFAULT 0 NOT NULL,
  next_run_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  lease_owner TEXT,
  lease_token BIGINT DEFAULT 0 NOT NULL,
  lease_expires_at TIMESTAMP WITH TIME ZONE,
  cancel_requested BOOLEAN DEFAULT false NOT NULL,
  idempotency_key TEXT,
  error_jsonb JSONB,
  trace_id TEXT,
  started_at TIMESTAMP WITH TIME ZONE,
  finished_at TIMESTAMP WITH TIME ZONE,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  CONSTRAINT jobs_pkey PRIMARY KEY (id),
  CONSTRAINT jobs_project_id_decision_set_id_fkey FOREIGN KEY(project_id, decision_set_id) REFERENCES decision_sets (project_id, id),
  CONSTRAINT jobs_status_check CHECK (status in ('available', 'running', 'completed', 'discarded', 'cancelled')),
  CONSTRAINT jobs_lease_check CHECK ((status = 'running') = (lease_owner is not null and lease_expires_at is not null)),
  CONSTRAINT jobs_project_id_fkey FOREIGN KEY(project_id) REFERENCES projects (id)
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);
CREATE INDEX jobs_decision_set_id_id_idx ON jobs (decision_set_id, id);
CREATE UNIQUE INDEX jobs_idempotency ON jobs (project_id, type, idempotency_key) WHERE idempotency_key is not null;
CREATE INDEX jobs_leased ON jobs (lease_expires_at) WHERE status = 'running';
CREATE UNIQUE INDEX jobs_one_running ON jobs (decision_set_id) WHERE status = 'running';
CREATE INDEX jobs_ready ON jobs (priority, fair_seq, next_run_at, id) WHERE status = 'available';
CREATE INDEX jobs_unfinished ON jobs (project_id) WHERE status in ('available', 'running');

CREATE TABLE events (
  id BIGINT GENERATED ALWAYS AS IDENTITY,
  project_id UUID NOT NULL,
  decision_set_id UUID,
  seq BIGINT NOT NULL,
  type TEXT NOT NULL,
  payload_jsonb JSONB NOT NULL,
  schema_version SMALLINT DEFAULT 1 NOT NULL,
  actor TEXT NOT NULL,
  job_id BIGINT,
  prev_hash TEXT NOT NULL,
  hash TEXT NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  CONSTRAINT events_pkey PRIMARY KEY (id),
  CONSTRAINT events_project_id_seq_key UNIQUE (project_id, seq),
  CONSTRAINT events_project_id_decision_set_id_fkey FOREIGN KEY(project_id, decision_set_id) REFERENCES decision_sets (project_id, id),
  CONSTRAINT events_project_id_fkey FOREIGN KEY(project_id) REFERENCES projects (id)
);
CREATE INDEX events_decision_set_id_seq_idx ON events (decision_set_id, seq);

CREATE TABLE agent_runs (
  id UUID DEFAULT gen_random_uuid() NOT NULL,
  project_id UUID NOT NULL,
  decision_set_id UUID NOT NULL,
  agent TEXT NOT NULL,
  pass INTEGER DEFAULT 1 NOT NULL,
  provider TEXT NOT NULL,
  model TEXT,
  input_sha256 TEXT NOT NULL,
  input_jsonb JSONB DEFAULT '{}' NOT NULL,
  output_jsonb JSONB NOT NULL,
  card_jsonb JSONB,
  tokens_total INTEGER DEFAULT 0 NOT NULL,
  cost_usd NUMERIC(12, 6),
  latency_ms INTEGER DEFAULT 0 NOT NULL,
  ok BOOLEAN DEFAULT true NOT NULL,
  job_id BIGINT,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  CONSTRAINT agent_runs_pkey PRIMARY KEY (id),
  CONSTRAINT agent_runs_decision_set_id_agent_pass_input_sha256_key UNIQUE (decision_set_id, agent, pass, input_sha256),
  CONSTRAINT agent_runs_project_id_decision_set_id_fkey FOREIGN KEY(project_id, decision_set_id) REFERENCES decision_sets (project_id, id),
  CONSTRAINT agent_runs_project_id_fkey FOREIGN KEY(project_id) REFERENCES projects (id)
);

CREATE TABLE approvals (
  id UUID DEFAULT gen_random_uuid() NOT NULL,
  project_id UUID NOT NULL,
  decision_set_id UUID NOT NULL,
  gate TEXT NOT NULL,
  actor TEXT NOT NULL,
  status TEXT NOT NULL,
  comment TEXT,
  plan_sha256 TEXT NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  CONSTRAINT approvals_pkey PRIMARY KEY (id),
  CONSTRAINT approvals_decision_set_id_gate_plan_sha256_key UNIQUE (decision_set_id, gate, plan_sha256),
  CONSTRAINT approvals_project_id_decision_set_id_fkey FOREIGN KEY(project_id, decision_set_id) REFERENCES decision_sets (project_id, id),
  CONSTRAINT approvals_status_check CHECK (status in ('approved', 'changes_requested', 'rejected')),
  CONSTRAINT approvals_project_id_fkey FOREIGN KEY(project_id) REFERENCES projects (id)
);

CREATE TABLE cost_estimates (
  id UUID DEFAULT gen_random_uuid() NOT NULL,
  project_id UUID NOT NULL,
  decision_set_id UUID NOT NULL,
  monthly_usd NUMERIC(14, 2) NOT NULL,
  breakdown_jsonb JSONB NOT NULL,
  method TEXT NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  CONSTRAINT cost_estimates_pkey PRIMARY KEY (id),
  CONSTRAINT cost_estimates_project_id_decision_set_id_fkey FOREIGN KEY(project_id, decision_set_id) REFERENCES decision_sets (project_id, id),
  CONSTRAINT cost_estimates_project_id_fkey FOREIGN KEY(project_id) REFERENCES projects (id)
);
CREATE INDEX cost_estimates_decision_set_id_created_at_idx ON cost_estimates (decision_set_id, created_at);

CREATE TABLE artifacts (
  id UUID DEFAULT gen_random_uuid() NOT NULL,
  project_id UUID NOT NULL,
  decision_set_id UUID NOT NULL,
  path TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  kind TEXT NOT NULL,
  origin TEXT,
  size_bytes BIGINT NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  CONSTRAINT artifacts_pkey PRIMARY KEY (id),
  CONSTRAINT artifacts_decision_set_id_path_key UNIQUE (decision_set_id, path),
  CONSTRAINT artifacts_project_id_decision_set_id_fkey FOREIGN KEY(project_id, decision_set_id) REFERENCES decision_sets (project_id, id),
  CONSTRAINT artifacts_sha256_check CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  CONSTRAINT artifacts_project_id_fkey FOREIGN KEY(project_id) REFERENCES projects (id)
);

