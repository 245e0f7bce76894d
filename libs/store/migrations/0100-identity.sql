-- Who people are and how they sign in. Names and addresses live here and nowhere in a record; roles live in the organisation's stream and not here.
-- A schema and a role of their own: the sign-in library sees no ledger, and the ledger's role sees no password.
-- The role `shodo_identity` is made with the others, in the first migration.
create schema identity;

-- The tables of better-auth 1.7.25, as its own migration tool writes them for our options; a test holds that it has nothing to add.
create table identity."user" (
  "id" uuid default pg_catalog.gen_random_uuid() not null primary key,
  "name" text not null,
  "email" text not null unique,
  "emailVerified" boolean not null,
  "image" text,
  "createdAt" timestamptz default current_timestamp not null,
  "updatedAt" timestamptz default current_timestamp not null,
  "tenant" text not null,
  "language" text,
  "lastSignedInAt" timestamptz
);
create index user_tenant_idx on identity."user" ("tenant");

create table identity."session" (
  "id" uuid default pg_catalog.gen_random_uuid() not null primary key,
  "expiresAt" timestamptz not null,
  "token" text not null unique,
  "createdAt" timestamptz default current_timestamp not null,
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" uuid not null references identity."user" ("id") on delete cascade
);
create index "session_userId_idx" on identity."session" ("userId");

create table identity."account" (
  "id" uuid default pg_catalog.gen_random_uuid() not null primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" uuid not null references identity."user" ("id") on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope" text,
  "password" text,
  "createdAt" timestamptz default current_timestamp not null,
  "updatedAt" timestamptz not null
);
create index "account_userId_idx" on identity."account" ("userId");
-- One password a person: two requests that set it at once cannot leave two.
create unique index account_one_per_provider on identity."account" ("userId", "providerId");

create table identity."verification" (
  "id" uuid default pg_catalog.gen_random_uuid() not null primary key,
  "identifier" text not null,
  "value" text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz default current_timestamp not null,
  "updatedAt" timestamptz default current_timestamp not null
);
create index "verification_identifier_idx" on identity."verification" ("identifier");

create table identity."rateLimit" (
  "id" uuid default pg_catalog.gen_random_uuid() not null primary key,
  "key" text not null unique,
  "count" integer not null,
  "lastRequest" bigint not null
);

-- Ours. What an organisation is called.
create table identity.organisation (
  tenant uuid primary key,
  name text not null,
  founded_at timestamptz not null default current_timestamp
);

-- Links that work once: the owner's first sign-in, a person's joining. Only the SHA-256 of what the link carries is kept.
create table identity.one_time_link (
  hash bytea primary key check (length(hash) = 32),
  kind text not null check (kind in ('owner', 'join')),
  tenant uuid,
  person uuid references identity."user" ("id") on delete cascade,
  created_at timestamptz not null default current_timestamp,
  expires_at timestamptz not null,
  used_at timestamptz,
  check ((kind = 'join') = (person is not null and tenant is not null))
);
create index one_time_link_person_idx on identity.one_time_link (person);

-- Secrets of API tokens, as SHA-256 of 256 random bits. What a token may do, and whether it still may, stands in the organisation's stream.
create table identity.api_token (
  id uuid primary key,
  tenant uuid not null,
  person uuid not null references identity."user" ("id") on delete cascade,
  name text not null,
  start text not null,
  hash bytea not null unique check (length(hash) = 32),
  created_at timestamptz not null,
  expires_at timestamptz
);
create index api_token_tenant_idx on identity.api_token (tenant);

grant usage on schema identity to shodo_identity;
grant select, insert, update, delete on all tables in schema identity to shodo_identity;
