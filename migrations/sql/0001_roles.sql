-- app: one tenant at a time. dispatcher: sees which jobs are due, and which project an id belongs to.
-- Logins own neither; a transaction takes a role on and drops it at its end.
do $$
declare
  wanted text;
begin
  foreach wanted in array array['app', 'dispatcher'] loop
    if not exists (select from pg_roles where rolname = wanted) then
      execute format('create role %I nologin nosuperuser nobypassrls', wanted);
    end if;
    begin
      execute format('grant %I to current_user', wanted);
    exception when insufficient_privilege then
      if not pg_has_role(current_user, wanted, 'member') then
        raise;
      end if;
    end;
  end loop;
end
$$;
grant usage on schema public to app, dispatcher;
