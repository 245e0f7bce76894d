-- Entries that order an erasure: few, and asked for at each round of upkeep and after each restore.
create index entry_of_erasure on ledger.entry (tenant_id, stream_id, seq) where type = 'TextsErased';
