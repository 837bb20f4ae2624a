-- The hot paths of log and queue as functions: one round trip each, plans kept by the session, and the project's
-- row lock never held while a client thinks. They run with the caller's rights, so row-level security still holds.

-- drafts: [{decision_set_id, type, payload, actor, job_id, pieces}]. `pieces` is the event's canonical JSON (RFC 8785)
-- cut where the moment, the hash before it and its number belong, which are known only under the lock.
create function append_events(project uuid, drafts jsonb) returns void language plpgsql as $$
declare
  draft jsonb;
  number bigint;
  first bigint;
  previous text;
  digest text;
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
    digest := encode(sha256(convert_to((draft #>> '{pieces,0}') || moment || (draft #>> '{pieces,1}') || previous
      || (draft #>> '{pieces,2}') || number || (draft #>> '{pieces,3}'), 'UTF8')), 'hex');
    insert into events (project_id, decision_set_id, seq, type, payload_jsonb, schema_version, actor, job_id,
      prev_hash, hash, created_at)
    values (project, (draft ->> 'decision_set_id')::uuid, number, draft ->> 'type', draft -> 'payload', 1,
      draft ->> 'actor', (draft ->> 'job_id')::bigint, previous, digest, at);
    previous := digest;
  end loop;
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

-- As the dispatcher. Expired leases come first, so no reaper is needed; MATERIALIZED keeps the limit a limit.
-- One at a time, because with a constant limit the plan is the same for any number, and is made once per session;
-- and so that each claim sees the one before: two jobs of one decision set never run together.
create function take_jobs(worker text, lease_s float8, most int) returns table (
  job_id bigint, project_id uuid, decision_set_id uuid, type text, payload jsonb, token bigint, attempt int,
  retries int, max_retries int, trace_id text, waited_ms float8
) language plpgsql set plan_cache_mode = 'force_generic_plan' as $$
#variable_conflict use_column
begin
  for _ in 1..most loop
    return query
    with expired as materialized (
      select id from jobs
      where status = 'running' and lease_expires_at < now() and crash_count < max_crashes - 1
      order by lease_expires_at limit 1 for update skip locked
    ), ready as materialized (
      select id from jobs j
      where status = 'available' and next_run_at <= now() and not exists (select from expired)
        and not exists (select from jobs r where r.status = 'running' and r.decision_set_id = j.decision_set_id)
      order by priority, fair_seq, next_run_at, id limit 1 for update skip locked
    ), taken as (select id from expired union all select id from ready)
    update jobs j set
      status = 'running', attempt = j.attempt + 1, crash_count = crash_count + (j.status = 'running')::int,
      lease_owner = worker, lease_token = lease_token + 1, lease_expires_at = now() + make_interval(secs => lease_s),
      started_at = coalesce(started_at, now()), updated_at = now()
    from taken where j.id = taken.id
    returning j.id, j.project_id, j.decision_set_id, j.type, j.payload_jsonb, j.lease_token, j.attempt,
      j.retries, j.max_retries, j.trace_id, 1000 * extract(epoch from now() - j.next_run_at)::float8;
    exit when not found;
  end loop;
end
$$;

-- As the dispatcher: renews what is still ours and says which that is.
create function renew_jobs(ids bigint[], tokens bigint[], lease_s float8)
returns table (job_id bigint, cancel_requested boolean) language plpgsql as $$
#variable_conflict use_column
begin
  for n in 1..cardinality(ids) loop
    return query
    update jobs j set lease_expires_at = now() + make_interval(secs => lease_s), updated_at = now()
    where j.id = ids[n] and j.lease_token = tokens[n] and j.status = 'running'
    returning j.id, j.cancel_requested;
  end loop;
end
$$;

-- As the app: completes those of a project's jobs that are still held and not cancelled, and appends their events.
create function complete_jobs(project uuid, held jsonb) returns setof bigint language plpgsql as $$
declare
  job jsonb;
  happened jsonb := '[]';
begin
  perform set_config('app.project_id', project::text, true);
  for job in select value from jsonb_array_elements(held) loop
    update jobs set status = 'completed', finished_at = now(), lease_owner = null, lease_expires_at = null,
      updated_at = now()
    where id = (job ->> 'id')::bigint and lease_token = (job ->> 'token')::bigint and status = 'running'
      and not cancel_requested;
    if found then
      happened := happened || (job -> 'event');
      return next (job ->> 'id')::bigint;
    end if;
  end loop;
  if happened <> '[]' then
    perform append_events(project, happened);
  end if;
end
$$;

revoke all on function append_events(uuid, jsonb), take_jobs(text, float8, int),
  renew_jobs(bigint[], bigint[], float8), complete_jobs(uuid, jsonb) from public;
grant execute on function append_events(uuid, jsonb), complete_jobs(uuid, jsonb) to app;
grant execute on function take_jobs(text, float8, int), renew_jobs(bigint[], bigint[], float8) to dispatcher;
