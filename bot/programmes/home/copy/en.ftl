# Home, help, pause, leaving and my data. Two messages make a card: its -title and its -text.

command-home = Your home: what is on, what is next, and what you can do now
command-help = Everything I can do, or what I can do about one topic
command-pause = Pause everything, for a while or until you come back
command-resume = Come back from a pause
command-leave = Leave Confab, and choose what becomes of your things
command-data-show = See what is stored about you
command-data-download = Get everything stored about you as a file
command-data-delete = Delete everything stored about you
option-topic = what you would like to know about, for example pause
option-until = the day you are back, for example 3 April or in 2 weeks

# -- home ----------------------------------------------------------------------------------------

welcome-title = Hello { $name }, this is Confab
welcome-text =
    Many people at work have a network, and few peers they can confide in. I help to change that, one small step at a time: a coffee with somebody new, then perhaps a second one, and more if you both like.

    What I see: your name and time zone here, what you tell me in forms, and which buttons you press.
    What I never see: your conversations. I cannot read messages.
    What you write to a peer through me goes to that peer, and I show it to no organiser. { $limit }

    Nothing happens unless you join. You can pause or leave at any moment.
press-join = Join
press-my-note = Show me my note
press-what-can-i-do = What can I do here?

hello-title = Hello { $name }
nothing-on = Nothing is waiting for you just now.
also-title = Also for you
yours-data = You can see everything that is stored about you, and take it with you or delete it.
yours-leave = You are in as long as you like to be. Leaving needs no reason.
yours-paused-title = You are paused
yours-paused-open = Nothing is sent to you until you come back.
yours-paused-until = Nothing is sent to you. You are back on { $day }.
press-pause = Pause
press-resume = Come back
press-my-data = My data
press-help = Help
press-leave = Leave
press-my-home = My home

first-title = One small first step
first-text = Choose one, or none for now. Everything stays here for another day.
first-none = There is nothing to choose just now. I will write to you when there is.
press-not-now = Not now

not-joined-title = You have not joined Confab
not-joined-text = So there is nothing to pause, and nothing is sent to you. You are welcome whenever you like.

# -- help ----------------------------------------------------------------------------------------

help-title = What you can do with /peer
help-text = Type one of these, or press a button to read more about it.
help-organisers = Organisers also have /confab help.
help-topic-title = About “{ $topic }”
help-unknown = I know no topic “{ $typed }”.
help-near = I know no topic “{ $typed }”. Did you mean { $near }?
organisers-title = Who organises Confab here
organisers-text = You can write to any of them in private, about anything: { $names }.
organisers-none = Whoever administers this workspace can organise Confab here. I do not know yet who that is.
press-talk = Talk to an organiser
press-contacts = Help in a crisis

# -- pause ---------------------------------------------------------------------------------------

pause-title = How long would you like a pause?
pause-text = Nothing is sent to you and you are in no match while you are away. It ends by itself, and you can come back earlier.
press-pause-week = A week
press-pause-fortnight = Two weeks
press-pause-month = A month
press-pause-open = Until I come back
press-pause-choose = Until a day …
pause-form = Pause
pause-form-day = The day you are back
pause-form-hint = You are away until the day before.
confirm-title = Back on { $day }?
confirm-text = You wrote “{ $typed }”. I understand: you are away until the day before, and back on this day.
press-confirm-pause = Yes, pause
press-confirm-other = Choose again
paused-title = Paused
paused-until = You are back on { $day }. Until then, nothing is sent to you. Enjoy the quiet.
paused-open = Nothing is sent to you until you come back. Enjoy the quiet.
press-pause-change = Change
press-pause-mine = Change my pause
resumed-title = Welcome back
resumed-text = You are in again. What comes next stands on your home.
not-paused-title = You are not paused
not-paused-text = Everything is on as usual.

# -- leave ---------------------------------------------------------------------------------------

leave-title = Leave Confab?
leave-text =
    Thank you for having been part of it. You need no reason, and you can come back whenever you like.

    Shall I keep what you told me in case you come back, or delete it?
press-leave-keep = Leave, keep my things
press-leave-delete = Leave and delete …
press-stay = Stay
left-title = You have left
left-text = Nothing more is sent to you. What you told me is kept for you, and you can have it deleted at any time.
stayed-title = Good to have you
stayed-text = Nothing has changed.
press-join-again = Join again
press-delete = Delete everything …
already-left-title = You are not part of Confab
already-left-text = Nothing is sent to you. What is stored about you can be seen and deleted.

# -- data ----------------------------------------------------------------------------------------

data-title = What is stored about you
data-text = Only you can see this.
data-cut = There is more than fits here; the file holds everything.
press-data-download = Get it as a file
download-title = Everything stored about you
download-text = It is a JSON file, which every text editor opens. Only you get it.
data-file = my-confab-data.json
delete-title = Delete everything?
delete-text =
    Everything stored about you goes, now and for good: what you told me, your part in programmes, your settings. You also leave Confab.

    What others wrote or did stays theirs; you become “a former member” there. Messages that stand in this chat already stay where they are.
press-delete-now = Delete it all
press-keep = Keep it
deleted-title = Everything is deleted
deleted-text = Thank you for the time you were here. If you type /peer home again one day, we begin anew.
kept-title = Nothing was deleted
kept-text = Everything is as it was.
yes = yes
no = no
export-title = You and Confab
