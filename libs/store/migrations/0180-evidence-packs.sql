-- A pack built of the record is kept as files of evidence are: sealed, in their place, under a key of its own. It is no evidence, and is told apart.
alter table vault.evidence_file add column holds text not null default 'evidence' check (holds in ('evidence', 'pack'));
