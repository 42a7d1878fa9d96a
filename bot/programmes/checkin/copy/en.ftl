# What check-ins say. Cards are made of <key>-title, <key>-text and perhaps <key>-why.

command-checkin-now = Check in now
command-checkin-history = See your trend and your answers, or search them
command-checkin-settings = Choose when you check in
command-checkin-start = Start check-ins in this channel
command-checkin-list = See and change the check-ins
option-words = words to look for in your answers
export-title = Your check-ins

job-open = the beginning of a check-in
job-close = the end of a check-in
job-invite_channel = invitations to the people in a channel

act-start = { $who } started { $what }
act-edit = { $who } changed the settings of { $what }
act-hold = { $who } put { $what } on hold
act-resume = { $who } let { $what } go on
act-stop = { $who } stopped { $what }

## Buttons

press-join = Join
press-begin = Check in
press-show = Show it
press-begin-after-all = Check in after all
press-later = Later
press-skip = Skip this one
press-only-me = Write, only for me
press-who = Let somebody read it…
press-edit = Edit
press-trend = My trend
press-search = Search
press-year = My year
press-download = Take it along
press-now = Check in now
press-keep-note = Keep it as a private note
press-talk = Think it through with somebody
press-quick = Ask a quick question
press-cheer = Cheer
press-offer = Offer help
press-join-this = Join
press-join-again = Join again
press-leave = Leave
press-not-for-me = Not for me
press-settings = Choose my time
press-own-start = Begin my own
press-own-change = Change
press-own-stop = Stop my own
press-edit-series = Change the rhythm
press-themes = Themes
press-own = Add a question
press-own-again = Add another
press-own-drop = Take it out
press-totals = Totals
press-hold-or-stop = Hold or stop…
press-resume-or-stop = Resume or stop…
press-hold = Hold
press-resume = Go on
press-stop = Stop it
press-choose = Choose

## Being asked

join-first-title = Join first
join-first-text = Check-ins are for people who have joined Confab. It takes one press, and you can leave whenever you like.

prompt-title = Your check-in: { $theme }
prompt-text = A few quiet minutes for yourself: three short questions, and you can pass on any. Only you read your answers, unless you choose somebody first. Open until { $until }.
prompt-why = You check in here. “Choose my time” in /peer checkin settings changes when.
again-title = Still time for your check-in: { $theme }
again-text = There is room until { $until }, and no need to. This is the only reminder.
again-why = You check in here. “Skip this one” is as good an answer as any.

questions-title = { $theme }
questions-text = Pass on whatever you like. Who reads it is chosen before you write.
questions-late-title = { $theme }
questions-late-text = This one has closed, and it is not too late for you: what you write now is for you alone.
question = { $number }. { $question }
written-before = You have written something already; you can edit it.

who-form = Who may read it?
who-submit = Go on
who-intro = What you write for one reader never reaches another. Organisers never read it.
ask-audience = Who may read it?
audience-me = Only me
audience-total = Nobody: count it in an anonymous total
audience-peer = { $who }
audience-circle = My circle: { $who }

answer-form = Check in
answer-submit = Keep it
answer-intro = Who reads it: { $who }. Your energy and progress stay with you.
total-form = For the anonymous total
total-submit = Count it
total-intro = Numbers are rounded and only told where they are about five people or more. Nobody learns who answered.
ask-high = A high
ask-low = A low
ask-ask = One ask, or what would help
ask-energy = Your energy these weeks
ask-progress = Progress on what matters to you
ask-topic = What occupies you most?
energy-5 = 5, plenty
energy-4 = 4
energy-3 = 3, so-so
energy-2 = 2
energy-1 = 1, running low
energy-0 = Pass
progress-5 = 5, a lot
progress-4 = 4
progress-3 = 3, some
progress-2 = 2
progress-1 = 1, hardly any
progress-0 = Pass

kept-me-title = Kept, for you alone
kept-me-text = You can edit it until the check-in closes, and find it in your trend.
kept-late-title = Kept, for you alone
kept-late-text = This check-in has closed. You find what you wrote in your trend.
kept-total-title = Counted
kept-total-text = It goes into the total of the month, without your name. You can change it until the check-in closes.
kept-peer-title = Kept, and on its way
kept-peer-text = It reaches { $who }, and nobody else. You can edit it until the check-in closes.
not-alone = You are not alone with “{ $challenge }”: at least five others here chose it, too.
running-low = Your energy is running low. If it is more than a bad week, you need not carry it alone. { $contacts }
press-contacts = Help in a crisis
passed-title = Passed
passed-text = Passing on all of it is fine. Thank you for stopping for a moment.
taken-back-title = Taken back
taken-back-text = What you had written is deleted. Thank you for stopping for a moment.
taken-back-shared-title = Taken back
taken-back-shared-text = What you had written is deleted here. A message that has reached somebody already stays with them.
closed-title = This one has closed
closed-text = What you wrote stands, and only those you chose can read it. You find it in your trend.
stays-title = Nothing more in this one
stays-text = What you wrote stays as it is.
skipped-title = Skipped
skipped-text = Nothing more comes in this one.
later-title = Good, later
later-text = I ask again on { $at }.
last-day-title = It closes before your next working day
last-day-text = You can still check in today, and you can leave it out as well.
audience-gone-title = They cannot read it any more
audience-gone-text = Whom you chose is not there any more. You can choose again.
closed-meanwhile-title = It closed while you were writing
closed-meanwhile-text = Nothing you wrote is lost, and nobody has read it. You can keep it as a private note, within a week.
note-kept-title = Kept as a private note
note-kept-text = Only you can read it, in your trend.

## Readers

shared-title = { $writer } shares a check-in: { $theme }
shared-text = It was written for you. Please keep it where it is.
shared-why = { $writer } chose who reads this before writing it.
shared-again-title = { $writer } has edited a check-in: { $theme }
shared-again-text = This is how it reads now.
shared-again-why = { $writer } chose who reads this before writing it.
said-high = A high: { $words }
said-low = A low: { $words }
said-ask = An ask: { $words }
cheer-sent-title = Your cheer is on its way
cheer-sent-text = { $writer } will be glad.
offer-sent-title = Your offer is on its way
offer-sent-text = { $writer } hears that you would help, and decides what comes of it.
cheered-title = { $who } cheers
cheered-text = It is about your check-in.
offered-title = { $who } would help
offered-text =
    It is about your ask. You decide whether anything comes of it:

    { $ask }

## Looking back

history-title = Your trend
history-why = Only you can see this. The picture is made for you now, and not kept.
history-bare-why = Only you can see this.
history-none-title = Nothing here yet
history-none-text = After your first check-in you find your answers and your trend here. Only you can see them.
numbers-are = Energy (solid, with dots) and progress (dashed, with squares), from 1 to 5:
number = { $day }: energy { $energy }, progress { $progress }
number-passed = passed
alt = Two lines over time, from 1 to 5. Energy is solid, with dots; progress is dashed, with squares. { $numbers }
picture-title = My energy and progress
picture-energy = Energy
picture-progress = Progress
entry = { $day }, { $theme } ({ $who })
read-me = only you
read-total = the anonymous total
read-peer = you and whom you chose
search-form = Search my answers
search-submit = Search
ask-words = Words to look for
found-title = With “{ $searched }” in it: { $count }
found-text = The latest come first.
found-more = and { $count } more, in the file
found-none-title = Nothing with “{ $searched }” in it
found-none-text = Other words may find it.
year-title = Your year
year-text =
    { $count ->
        [one] One check-in in twelve months. Here is what was good:
       *[other] { $count } check-ins in twelve months. Here is what was good:
    }
year-high = { $day }: { $words }
year-no-highs = No highs were written down, and that is fine.
download-title = Everything you wrote
download-text = It is a JSON file, which every text editor opens. Only you get it.
file-answers = my-check-ins.json

## My own time

settings-title = When you check in
settings-text = You can check in by yourself, with no organiser, and choose at what time of your day you are asked.
in-series = You are in “{ $name }”.
own-next = • Your own next check-in is on { $at }.
own-time = • You are asked at { $at }, your time.
habit-form = My check-in
habit-submit = Keep it
habit-intro = A rhythm of your own is for you alone; no organiser knows of it. The time of day counts for every check-in you are in.
ask-every = How often?
ask-every-own = How often by yourself?
ask-weekday = On which day?
time-outside = You are asked inside your working hours, { $starts }-{ $ends }. Please choose a time between, or change your hours in /peer profile.
day-outside = You are asked on your working days. Please choose one of them, or change your days in /peer profile.
ask-own-time = At what time of your day?
every-none = Not by myself
every-week = Every week
every-two-weeks = Every two weeks
every-month-on-1 = Every month, on the first such day
every-month-on-2 = Every month, on the second such day
every-month-on-3 = Every month, on the third such day
every-month-on-4 = Every month, on the fourth such day
every-month-on-5 = Every month, on the last such day
every-quarter-on-1 = Every three months, on the first such day
every-quarter-on-2 = Every three months, on the second such day
every-quarter-on-3 = Every three months, on the third such day
every-quarter-on-4 = Every three months, on the fourth such day
every-quarter-on-5 = Every three months, on the last such day

## A series, for its members

door-title = { $name }
door-text = Now and then, three short questions in private, at your own time. You choose who may read your answers, if anybody. Organisers never do.
door-shut-title = { $name } is over
door-shut-text = Thank you to everybody who took part.
joined-title = You are in: { $name }
joined-text = Three short questions in private, at your own time. { $next }
joined-again-title = You are in already: { $name }
joined-again-text = { $next }
next-on = The next one is on { $day }.
next-unknown = It is on hold for now.
left-title = You are out of { $name }
left-text = Nothing more is asked. What you wrote stays yours. Thank you!
series-over-title = This has ended
series-over-text = These check-ins are over, or not for you to change.
welcome-title = Welcome to { $name }
welcome-text = Three short questions in private now and then, at your own time. You choose who may read your answers, if anybody. { $next }
welcome-why = You came into { $channel }, which is how one joins.
invited-title = Would you like to check in now and then?
invited-text = “{ $name }” asks three short questions in private, at your own time. You choose who may read your answers, if anybody. Organisers never do.
invited-why = You are in { $channel }. Nothing happens unless you join, and this is the only invitation.

home-open = Your check-in is open until { $until }.
home-in = Check-ins, “{ $name }”: { $next }
home-own = You check in by yourself, at the times you chose.
home-trend = How have these months been? Only you see it.
home-join = “{ $name }” asks three short questions in private now and then.
home-begin = Three short questions, for you alone: how are these weeks?

## Organisers

start-form = Start check-ins
start-submit = Start
edit-form = Change the rhythm
edit-submit = Keep it
ask-name = What is it called?
ask-days = How long is each one open?
ask-time = At what time of everybody's own day?
days =
    { $count ->
        [one] One day
       *[other] { $count } days
    }
series-name = Check-ins
themes-form = Themes
themes-submit = Keep them
ask-themes = Which themes, in turn?
own-form = A question of your own
own-submit = Add it
own-intro = Good ones are open, recent and concrete, and can be passed. Somebody who has not seen it gets it first.
ask-question = The question
ask-part = What does it ask for?
part-high = A high
part-low = A low
part-ask = An ask
own-kept-title = Added
own-kept-text = “{ $question }” is asked from the next check-in on.
own-dropped-title = Taken out
own-dropped-text = It is not asked any more.
hint-some = If you like, it could be better still:
hint-short = • A few more words make it clearer.
hint-long = • Shorter is easier to answer.
hint-no-question = • A question mark helps people see what is asked.
hint-several = • One question at a time gets better answers.
hint-closed = • This can be answered with yes, no or a number. “What …” or “How …” invites a story.
hint-leading = • It suggests its own answer. Leaving that open gets you more.

series-title = { $name }
series-text = { $every }, at { $at } in everybody's own time, open for { $days } days. { $next }
series-started-title = “{ $name }” is set up
series-started-text = { $every }, at { $at } in everybody's own time, open for { $days } days. { $next } The people in this channel get one invitation each.
state-title = { $name }
state-text = On hold nothing new begins. What is open goes on, and what people wrote stays theirs.
held-title = { $name } is on hold
held-text = Nothing new begins until you let it go on.
stopped-title = { $name } has ended
stopped-text = Nothing more is asked. What people wrote stays theirs.
start-in-a-channel-title = Please start it in a channel
start-in-a-channel-text = Go to the channel whose people should be able to join, see that I am in it and may write there, and type /confab checkin start.
started-before-title = This channel has check-ins already
started-before-text = Type /confab checkin list to see and change them.
no-series-title = No check-ins yet
no-series-text = Go to a channel and type /confab checkin start. Members can also check in by themselves with /peer checkin.

totals-title = { $name }, { $month }
totals-text = Made once from what people gave to the anonymous total, rounded to fives. Fewer than five are never told, and nobody can be told who answered.
totals-none-title = { $name }: no totals yet
totals-none-text = They are made when the last check-in of a month has closed, from what people give to the anonymous total.
total-counted = Answers
total-energy = Energy
total-progress = Progress
total-topic = What occupies people
total-line = • { $value }: about { $count }
total-few = • Everything else: a few, or none
total-none = • A few, or none
value-counted = All
value-low = Low (1-2)
value-middle = In between (3)
value-high = High (4-5)

found-next = { $name }: { $next }
found-unplanned = Nothing is planned for { $name }, though it is running.
mend-unplanned = I look once an hour and plan what is missing. If this stays, tell whoever runs Confab: its log says more.
found-held = { $name } is on hold.
mend-held = Type /confab checkin list to let it go on or end it.

many-series-title = { $count } check-ins
many-series-text = Choose the one you would like to see or change.
