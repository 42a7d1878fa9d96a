# What the commands of the conformance programme do; Discord shows it while one types.

group-conform = Everything a platform must do
command-conform-start = Say yes
command-conform-meet = Meet somebody
command-conform-redraw = Draw standing cards anew
command-conform-ask = Fill in a form
command-conform-organise = For organisers

option-who = whom
