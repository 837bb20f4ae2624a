create table idempotency_keys (
  owner_id uuid not null,
  route text not null,
  key text not null,
  request_sha256 text not null,
  status smallint not null,
  headers_jsonb jsonb not null,
  body text not null,
  created_at timestamptz not null default now(),
  constraint idempotency_keys_pkey primary key (owner_id, route, key)
);
create index idempotency_keys_owner_id_created_at_idx on idempotency_keys (owner_id, created_at);

alter table idempotency_keys enable row level security;
alter table idempotency_keys force row level security;
create policy owner on idempotency_keys to app
  using (owner_id = current_owner()) with check (owner_id = current_owner());
grant select, insert, delete on idempotency_keys to app;
