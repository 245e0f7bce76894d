-- What kind of incident it is about, in closed vocabulary: whoever has several tells them apart. Mails from before this name the reference only.
alter table mail.outbox add column leak_type text check (length(leak_type) <= 64);
