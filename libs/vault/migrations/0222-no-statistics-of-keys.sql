-- The planner's statistics keep values of a column, and went on holding wrapped keys after their rows were gone. Nobody searches by these columns.
-- Setting the type anew drops what was kept so far; no row is written.
alter table keys.incident_key alter column wrapped type bytea;
alter table keys.incident_key alter column wrapped set statistics 0;
alter table keys.text_key alter column wrapped type bytea;
alter table keys.text_key alter column wrapped set statistics 0;
alter table keys.codec_key alter column wrapped type bytea;
alter table keys.codec_key alter column wrapped set statistics 0;
