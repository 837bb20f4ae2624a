-- The hot paths again, each a set at a time: what many jobs cost beyond one is their rows, not their statements.

-- drafts: as before. The numbers and hashes are made under the project's lock, then all rows are written at once.
create or replace function append_events(project uuid, drafts jsonb) returns void language plpgsql as $$
declare
  draft jsonb;
  number bigint;
  first bigint;
  previous text;
  previouses text[] := '{}';
  digests text[] := '{}';
  at timestamptz;
  moment text;
begin
  -- Not `for update`: rows that refer to the project hold its key, and two such transactions would wait for each other.
  select event_seq, event_head into number, previous from projects where id = project for no key update;
  if not found then
    raise exception 'no project %', project using errcode = 'no_data_found';
  end if;
  first := number + 1;
  at := clock_timestamp();
  moment := to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"');
  for draft in select value from jsonb_array_elements(drafts) loop
    number := number + 1;
    previouses := previouses || previous;
    previous := encode(sha256(convert_to((draft #>> '{pieces,0}') || moment || (draft #>> '{pieces,1}') || previous
      || (draft #>> '{pieces,2}') || number || (draft #>> '{pieces,3}'), 'UTF8')), 'hex');
    digests := digests || previous;
  end loop;
  insert into events (project_id, decision_set_id, seq, type, payload_jsonb, schema_version, actor, job_id,
    prev_hash, hash, created_at)
  select project, (value ->> 'decision_set_id')::uuid, first + place - 1, value ->> 'type', value -> 'payload', 1,
    value ->> 'actor', (value ->> 'job_id')::bigint, previouses[place], digests[place], at
  from jsonb_array_elements(drafts) with ordinality as listed (value, place);
  -- The outbox: one delivery per new event and endpoint that asked for it. Events about webhooks go to none.
  insert into webhook_deliveries (project_id, endpoint_id, event_id, event_type, seq)
  select e.project_id, w.id, e.id, e.type, e.seq
  from webhook_endpoints w join events e on e.project_id = w.project_id
  where w.project_id = project and e.seq >= first and w.disabled_at is null and e.type not like 'webhook.%'
    and (w.event_types = '{}' or e.type = any(w.event_types)
      or split_part(e.type, '.', 1) || '.*' = any(w.event_types));
  if found then
    perform pg_notify('amp_webhooks', '');
  end if;
  update projects set event_seq = number, event_head = previous where id = project;
  perform pg_notify('amp_events', '{"p": "' || project || '", "s": ' || number || '}');
end
$$;

-- As the dispatcher. Expired leases come first, so no reaper is needed; MATERIALIZED keeps a limit a limit. Two jobs
-- of one decision set never run together: of those locked here only the first is taken, and of those locked by two
-- workers at once `jobs_one_running` refuses one. The plan is made once per session and walks the indexes in order
-- whatever the table's statistics say, because sorting thousands of ready jobs to take one is what must never happen.
create or replace function take_jobs(worker text, lease_s float8, most int) returns table (
  job_id bigint, project_id uuid, decision_set_id uuid, type text, payload jsonb, token bigint, attempt int,
  retries int, max_retries int, trace_id text, waited_ms float8
) language plpgsql
set plan_cache_mode = 'force_generic_plan'
set enable_seqscan = off set enable_bitmapscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
#variable_conflict use_column
begin
  return query
  with expired as materialized (
    select id from jobs
    where status = 'running' and lease_expires_at < now() and crash_count < max_crashes - 1
    order by lease_expires_at limit most for update skip locked
  ), ready as materialized (
    select id, decision_set_id, priority, fair_seq, next_run_at from jobs j
    where status = 'available' and next_run_at <= now() and (decision_set_id is null
      or not exists (select from jobs r where r.status = 'running' and r.decision_set_id = j.decision_set_id))
    order by priority, fair_seq, next_run_at, id limit most - (select count(*) from expired) for update skip locked
  ), taken as (
    select id from expired
    union all
    select id from (select id, decision_set_id is not null and
      row_number() over (partition by decision_set_id order by priority, fair_seq, next_run_at, id) > 1 as waits
      from ready) each where not waits
  )
  update jobs j set
    status = 'running', attempt = j.attempt + 1, crash_count = crash_count + (j.status = 'running')::int,
    lease_owner = worker, lease_token = lease_token + 1, lease_expires_at = now() + make_interval(secs => lease_s),
    started_at = coalesce(started_at, now()), updated_at = now()
  from taken where j.id = taken.id
  returning j.id, j.project_id, j.decision_set_id, j.type, j.payload_jsonb, j.lease_token, j.attempt,
    j.retries, j.max_retries, j.trace_id, 1000 * extract(epoch from now() - j.next_run_at)::float8;
end
$$;

-- As the app: completes those of a project's jobs that are still held and not cancelled, and appends their events.
create or replace function complete_jobs(project uuid, held jsonb) returns setof bigint language plpgsql
set plan_cache_mode = 'force_generic_plan'
set enable_seqscan = off set enable_bitmapscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  ended bigint[];
  happened jsonb;
begin
  perform set_config('app.project_id', project::text, true);
  -- Found by id and locked before anything else is asked: an index on unfinished jobs would be walked whole instead.
  with ours as materialized (
    select h.id, h.event
    from jsonb_to_recordset(held) as h (id bigint, token bigint, event jsonb), lateral (
      select lease_token, status, cancel_requested from jobs where id = h.id offset 0 for update
    ) j
    where j.lease_token = h.token and j.status = 'running' and not j.cancel_requested
  ), done as (
    update jobs j set status = 'completed', finished_at = now(), lease_owner = null, lease_expires_at = null,
      updated_at = now()
    from ours where j.id = ours.id returning j.id, ours.event
  )
  select array_agg(id), jsonb_agg(event) into ended, happened from done;
  if ended is not null then
    perform append_events(project, happened);
  end if;
  return query select unnest(ended);
end
$$;
