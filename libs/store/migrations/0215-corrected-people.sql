-- A mistyped name or address is corrected by a command of the organisation; the row-level policy of 0131 holds it to its own people.
grant update (name, email, "updatedAt") on identity."user" to shodo_people;
