create function current_project() returns uuid language sql stable
  as $$ select nullif(current_setting('app.project_id', true), '')::uuid $$;
create function current_owner() returns uuid language sql stable
  as $$ select nullif(current_setting('app.owner_id', true), '')::uuid $$;

alter table projects enable row level security;
alter table projects force row level security;
create policy tenant on projects to app
  using (id = current_project() or owner_id = current_owner())
  with check (id = current_project() or owner_id = current_owner());
grant select, insert, update on projects to app;

do $$
declare
  verbs constant jsonb := '{"decision_sets": "select, insert, update", "artifacts": "select, insert, update, delete",
    "agent_runs": "select, insert", "approvals": "select, insert", "cost_estimates": "select, insert",
    "events": "select, insert", "jobs": "select, insert, update"}';
  tenant text;
begin
  for tenant in select jsonb_object_keys(verbs) loop
    execute format('alter table %I enable row level security', tenant);
    execute format('alter table %I force row level security', tenant);
    execute format('create policy tenant on %I to app using (project_id = current_project())'
      ' with check (project_id = current_project())', tenant);
    execute format('grant %s on %I to app', verbs ->> tenant, tenant);
  end loop;
end
$$;

-- The dispatcher claims across projects, and may change nothing but a job's lease and fate.
create policy dispatch on jobs to dispatcher using (true) with check (true);
grant select on jobs to dispatcher;
grant update (status, retries, crash_count, attempt, next_run_at, lease_owner, lease_token, lease_expires_at,
  error_jsonb, started_at, finished_at, updated_at) on jobs to dispatcher;

-- Which project an id belongs to, so that the caller can enter its scope and then be authorised.
create policy locate on decision_sets for select to dispatcher using (true);
create policy locate on artifacts for select to dispatcher using (true);
create policy locate on approvals for select to dispatcher using (true);
grant select (id, project_id) on decision_sets, artifacts, approvals to dispatcher;

create function project_of(kind text, item text) returns uuid
  language sql stable security definer set search_path = pg_catalog, public
  as $$
    select case kind
      when 'decision_set' then (select project_id from decision_sets where id = item::uuid)
      when 'artifact' then (select project_id from artifacts where id = item::uuid)
      when 'approval' then (select project_id from approvals where id = item::uuid)
      when 'job' then (select project_id from jobs where id = item::bigint)
    end
  $$;
grant create on schema public to dispatcher;
alter function project_of(text, text) owner to dispatcher;
revoke create on schema public from dispatcher;
revoke all on function project_of(text, text) from public;
grant execute on function project_of(text, text) to app, dispatcher;
