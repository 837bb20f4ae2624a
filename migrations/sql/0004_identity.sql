-- A credential is looked up by presenting its hash: a transaction sees only the row it can name, or its owner's rows.
create function current_credential() returns text language sql stable
  as $$ select nullif(current_setting('app.credential', true), '') $$;
-- A key bound to one project leaves its owner's other projects invisible, whatever the query.
create function current_binding() returns uuid language sql stable
  as $$ select nullif(current_setting('app.bound_project', true), '')::uuid $$;
create policy bound on projects as restrictive to app, dispatcher
  using (current_binding() is null or id = current_binding())
  with check (current_binding() is null or id = current_binding());

create table sessions (
  id uuid not null default gen_random_uuid(),
  token_sha256 text not null,
  owner_id uuid not null,
  issuer text not null,
  subject text not null,
  name text not null,
  email text,
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  constraint sessions_pkey primary key (id),
  constraint sessions_token_sha256_key unique (token_sha256)
);
create index sessions_owner_id_idx on sessions (owner_id);

create table api_keys (
  id uuid not null default gen_random_uuid(),
  owner_id uuid not null,
  project_id uuid,
  name text not null,
  prefix text not null,
  key_sha256 text not null,
  scopes text[] not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz,
  created_at timestamptz not null default now(),
  constraint api_keys_pkey primary key (id),
  constraint api_keys_key_sha256_key unique (key_sha256),
  constraint api_keys_project_id_fkey foreign key (project_id) references projects (id)
);
create index api_keys_owner_id_created_at_idx on api_keys (owner_id, created_at);

alter table sessions enable row level security;
alter table sessions force row level security;
create policy bearer on sessions to app using (token_sha256 = current_credential() or owner_id = current_owner())
  with check (owner_id = current_owner() or token_sha256 = current_credential());
grant select, insert, update (last_seen_at), delete on sessions to app;

alter table api_keys enable row level security;
alter table api_keys force row level security;
create policy bearer on api_keys to app using (key_sha256 = current_credential() or owner_id = current_owner())
  with check (owner_id = current_owner() or key_sha256 = current_credential());
grant select, insert, update (last_used_at, revoked_at) on api_keys to app;
