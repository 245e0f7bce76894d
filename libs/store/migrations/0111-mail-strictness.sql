-- What the mail may call the day: a deadline of law, a guideline, or a day on which we look again. Mails stored before do not say.
alter table mail.outbox
  add column strictness text check (strictness in ('statute', 'guideline')),
  add column has_last_day boolean;
