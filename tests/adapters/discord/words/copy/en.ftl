# What the commands of the test programme do; Discord shows it while one types.

command-home = Your home
command-here = What this place is
command-tell = Say what was typed
command-organise = For organisers
command-start = Say yes
command-meet = Meet somebody
command-form = Everything at once
command-counter = Count
command-redraw = Draw standing cards anew
command-file = Get a file

option-who = whom
option-words = anything
