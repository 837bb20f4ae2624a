alter table projects add column archived_at timestamptz;
alter table decision_sets add column cap_usd numeric(12, 2);

create table waivers (
  id uuid not null default gen_random_uuid(),
  project_id uuid not null,
  decision_set_id uuid not null,
  rule_id text not null,
  outcome text not null,
  reason text not null,
  owner text not null,
  granted_by text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  constraint waivers_pkey primary key (id),
  constraint waivers_project_id_fkey foreign key (project_id) references projects (id),
  constraint waivers_project_id_decision_set_id_fkey foreign key (project_id, decision_set_id)
    references decision_sets (project_id, id)
);
create index waivers_decision_set_id_rule_id_idx on waivers (decision_set_id, rule_id);

alter table waivers enable row level security;
alter table waivers force row level security;
create policy tenant on waivers to app
  using (project_id = current_project()) with check (project_id = current_project());
grant select, insert on waivers to app;

-- What a list of projects shows of each: read for all of an owner's projects at once, and for nobody else's.
grant select (version, status) on decision_sets to dispatcher;
grant select (id, owner_id, deleted_at) on projects to dispatcher;
create policy overview on projects for select to dispatcher using (owner_id = current_owner());
create function owned_states() returns table (project_id uuid, version int, status text, waiting bigint)
  language sql stable security definer set search_path = pg_catalog, public
  as $$
    select distinct on (d.project_id) d.project_id, d.version, d.status,
      count(*) filter (where d.status = 'awaiting_approval') over (partition by d.project_id)
    from decision_sets d join projects p on p.id = d.project_id and p.deleted_at is null
    order by d.project_id, d.version desc
  $$;
grant create on schema public to dispatcher;
alter function owned_states() owner to dispatcher;
revoke create on schema public from dispatcher;
revoke all on function owned_states() from public;
grant execute on function owned_states() to app, dispatcher;
-- It reads the owner from the session, so the dispatcher needs the reader too.
grant execute on function current_owner() to dispatcher;
