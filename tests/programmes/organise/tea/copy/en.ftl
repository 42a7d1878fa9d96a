# The words of a programme that stands only in tests.

job-boil = boiling the water
act-poured = { $who } poured { $what }
