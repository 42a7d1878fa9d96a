"""Everything that must not be lost: rows, what is owed, keys, migrations. Only here is there SQL."""
