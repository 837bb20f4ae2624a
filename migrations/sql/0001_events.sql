-- The log only grows: not even its owner rewrites it by accident.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'events are append-only' using errcode = 'insufficient_privilege';
end
$$;
create trigger append_only before update or delete on events for each row execute function refuse_change();
create trigger never_truncated before truncate on events for each statement execute function refuse_change();
