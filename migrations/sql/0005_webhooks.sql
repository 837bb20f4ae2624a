create table webhook_endpoints (
  id uuid not null default gen_random_uuid(),
  project_id uuid not null,
  url text not null,
  description text not null default '',
  event_types text[] not null default '{}',
  secret_sealed text not null,
  previous_secret_sealed text,
  previous_secret_until timestamptz,
  failing_since timestamptz,
  disabled_at timestamptz,
  disabled_reason text,
  busy_until timestamptz not null default now(),
  lease_token bigint not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint webhook_endpoints_pkey primary key (id),
  constraint webhook_endpoints_project_id_id_key unique (project_id, id),
  constraint webhook_endpoints_project_id_fkey foreign key (project_id) references projects (id)
);

create table webhook_deliveries (
  id uuid not null default gen_random_uuid(),
  project_id uuid not null,
  endpoint_id uuid not null,
  event_id bigint not null,
  event_type text not null,
  seq bigint not null,
  status text not null default 'pending',
  attempt integer not null default 0,
  next_attempt_at timestamptz not null default now(),
  attempts_jsonb jsonb not null default '[]',
  finished_at timestamptz,
  created_at timestamptz not null default now(),
  constraint webhook_deliveries_pkey primary key (id),
  constraint webhook_deliveries_endpoint_id_event_id_key unique (endpoint_id, event_id),
  constraint webhook_deliveries_status_check check (status in ('pending', 'delivered', 'exhausted')),
  constraint webhook_deliveries_project_id_endpoint_id_fkey foreign key (project_id, endpoint_id)
    references webhook_endpoints (project_id, id) on delete cascade,
  constraint webhook_deliveries_project_id_fkey foreign key (project_id) references projects (id)
);
create index webhook_deliveries_due on webhook_deliveries (endpoint_id, next_attempt_at) where status = 'pending';
create index webhook_deliveries_project_id_endpoint_id_created_at_idx
  on webhook_deliveries (project_id, endpoint_id, created_at);

do $$
declare
  tenant text;
begin
  foreach tenant in array array['webhook_endpoints', 'webhook_deliveries'] loop
    execute format('alter table %I enable row level security', tenant);
    execute format('alter table %I force row level security', tenant);
    execute format('create policy tenant on %I to app using (project_id = current_project())'
      ' with check (project_id = current_project())', tenant);
    execute format('grant select, insert, update, delete on %I to app', tenant);
  end loop;
end
$$;

-- The dispatcher finds endpoints with something due, and may only take and return their lease.
create policy dispatch on webhook_endpoints to dispatcher using (true) with check (true);
create policy dispatch on webhook_deliveries for select to dispatcher using (true);
grant select (id, project_id, disabled_at, busy_until, lease_token) on webhook_endpoints to dispatcher;
grant update (busy_until, lease_token) on webhook_endpoints to dispatcher;
grant select (endpoint_id, status, next_attempt_at) on webhook_deliveries to dispatcher;
