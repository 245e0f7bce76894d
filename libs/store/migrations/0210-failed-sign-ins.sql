-- How many sign-ins failed of late, for limits that several processes share and a restart does not forget. A key is an HMAC of an account, an
-- address or both under a secret of the installation: from these rows nobody can tell who tried, or where from.
-- Each failure moves the moment at which the count has drained one step further into the future; a row whose moment has passed says nothing more.
create table identity.failed_sign_in (
  key bytea primary key check (length(key) = 32),
  drained_at timestamptz not null
);
create index failed_sign_in_drained_idx on identity.failed_sign_in (drained_at);

grant select, insert, update, delete on identity.failed_sign_in to shodo_identity;

-- The sign-in library counted here, by address alone and successes too.
drop table identity."rateLimit";
