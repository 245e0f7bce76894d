-- One row: when the watchdog last ran. Without it the api scans by itself.
create table upkeep.watchdog_run (
  one_row boolean primary key default true check (one_row),
  ran_at timestamptz not null,
  organisations integer not null,
  alarms integer not null
);
grant select on upkeep.watchdog_run to shodo_app, shodo_upkeep;
grant insert, update on upkeep.watchdog_run to shodo_upkeep;
