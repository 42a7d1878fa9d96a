"""Everything that must not be lost: rows, what is owed, keys, migrations. SQL is only here."""
