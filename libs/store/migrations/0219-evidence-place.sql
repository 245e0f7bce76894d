-- Which place of files is this store's: the id that the place bears as its mark. A process with another folder would take files that the others cannot
-- read, and tell that theirs are missing.
create table vault.evidence_place (
  is_the_one boolean primary key default true check (is_the_one),
  id uuid not null default gen_random_uuid(),
  marked_at timestamptz -- none before the place bears the mark
);
grant select, insert, update on vault.evidence_place to shodo_upkeep;
