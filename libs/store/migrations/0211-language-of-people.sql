-- The language of a person's mails and screens is known from their invitation on.
grant select (language), insert (language) on identity."user" to shodo_people;
