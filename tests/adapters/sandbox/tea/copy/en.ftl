# What the parrot's commands say of themselves.
command-tea = See what tea there is
command-tea-join = Have some tea
command-pause = Put your cup down
option-kind = Which kind of tea
