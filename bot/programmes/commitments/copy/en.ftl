# What commitments say. Cards are made of <key>-title, <key>-text and perhaps <key>-why.

command-commitments-list = See what you have set out to do
command-commitments-add = Set out to do something, and choose who may ask about it
export-title = Your commitments

## Buttons

press-join = Join
press-add = Set out to do something
press-add-next = What comes next?
press-list = My commitments
press-closed = What is behind me
press-download = Take them along
press-show = Show it
press-keep = Yes, keep it
press-other-day = Choose again
press-edit = Change
press-snooze = Ask me in a week
press-sure = Delete…
press-delete = Delete
press-tell = Tell how it goes
press-done = Done
press-partly = Partly
press-not-yet = Not yet
press-more = Something else…
press-changed = It has changed
press-let-go = Let it go
press-pass-on = Let them know
press-nobody = Let nobody ask
press-smaller = Make it smaller
press-talk = Think it through with somebody
press-yes = Yes, I will ask
press-not-now = Not now
press-never = No more invitations
press-no-longer = Ask no longer
press-cheer = Cheer

## All of them

join-first-title = Join first
join-first-text = Commitments are for people who have joined Confab. It takes one press, and you can leave whenever you like.

none-title = Nothing set out yet
none-text = A small next step, in your own words, is enough. You can choose somebody who may ask how it went, or keep it to yourself.
all-closed-title = Nothing is open
all-closed-text = Everything you have set out to do is done or let go.

list-title = What you have set out to do
closed-title = What is behind you
closed-none = There is nothing yet that you have done or let go.
list-why = Only you see this list.
line = { $what }
line-by = { $what } (by { $day })
line-closed = { $what }: { $course }
line-draft = { $what } (its day is not confirmed yet)
home = You set out to do this: { $line }
home-more = { $count ->
    [one] There is one more thing you set out to do.
   *[other] There are { $count } more things you set out to do.
}
home-add = Is there another small step you would like to take?
home-none = Is there a small step you would like to take? Somebody you choose can ask how it went.
recall = You have set out to do this. How does it go?
    { $line }


## One of them

one-title = What you have set out to do
kept-title = Kept
changed-title = Changed
snoozed-title = Good, later
by = By { $day }
by-no-day = No day yet, and that is fine.
asks = { $who } may ask you about it.
asks-not-yet = { $who } was asked whether they would ask. You hear from me when they say yes.
step = { $on }, { $turn }: { $words }
step-bare = { $on }, { $turn }

course-draft = Its day is not confirmed yet.
course-open = open
course-done = done
course-let-go = let go
turn-progress = progress
turn-obstacle = in the way
turn-done = done
turn-partly = partly done
turn-not-yet = not yet
turn-let-go = let go
no-day = no day

understood-title = By { $day }?
understood-text =
    You wrote “{ $typed }”. I understand the day above, for this:

    { $what }
day-over-title = That day is over
day-over-text = The day has passed since I asked. Please choose another one.
done-already-title = This is done
done-already-text = You have done it, and it is closed.
let-go-already-title = You let this go
let-go-already-text = It is closed. You can set out to do it again whenever you like.
sure-title = Delete it?
sure-text =
    It goes for good, with everything you told about it:

    { $what }
deleted-title = Deleted
deleted-text = It is gone.

download-title = Everything you have set out to do
download-text = A text file with all of it, and what you told about it. Only you get it.
calendar-title = For your calendar
calendar-text = A calendar file with what is open and has a day. Most calendars open it with one press.
file-list = my-commitments.txt
file-calendar = my-commitments.ics

## Forms

add-form = A next step
add-submit = Keep it
add-intro = Small and concrete works best, and so does a plan for the moment it gets hard. If you name somebody, they get your own words once your day has come and you have answered. Being asked by a peer is a kindness both ways.
ask-what = What will you do?
hint-what = For example: ask Kim what she would change in my draft
ask-plan = If or when …, then I will …
hint-plan = For example: when I open the draft on Monday, then I will write to her first
ask-day = By when?
hint-day = Like 31 March, next Friday or in 2 weeks. Leave it empty for no day yet.
ask-peer = Who may ask you how it went?
hint-peer = They are asked first. Leave it empty to keep it to yourself.
peer-never = This account cannot take part. Please choose somebody else, or nobody.
peer-self = I ask you first anyway. Please choose somebody else, or nobody.

edit-form = Change it
edit-submit = Keep it

tell-form = How does it go?
tell-submit = Keep it
ask-turn = What is it?
tell-progress = Some progress
tell-obstacle = Something is in the way
ask-how = In your own words
tell-empty = Please write a few words, one is enough.
ask-helped = What helped, or what got in the way?
ask-readers = Who reads this?
readers-asker = I, and whoever may ask me
readers-me = Only I

done-form = Done
done-submit = Close it
done-intro = Well done. A word about what helped is worth having next time. You can leave it empty.
partly-form = Partly done
partly-submit = Keep it
partly-intro = That is a step. You can give the rest another day, or none for now.
not-yet-form = Not yet
not-yet-submit = Keep it
not-yet-intro = Plans meet real weeks. You can give it another day, or none for now.

## Its day

due-title = How did it go?
due-text =
    You set out to do this:

    { $what }
due-why = You chose this day. You are asked first, and nobody else hears of it unless you want that.
due-again-why = You chose this day. This is the only reminder, and there is no need to answer.
else-title = Something else
else-text = { $what }
done-title = Done, well done!
done-text = { $what }
reads = { $who } gets a note that it is done, with your words.
let-go-title = Let go
let-go-text = Letting go of something is a decision, too. It is closed, and nobody hears of it unless you want that.
let-go-asks = { $who } might have asked you about it.
passed-on-title = Passed on
passed-on-text = Whoever might have asked you reads that you have let it go.
goes-on-title = It goes on
goes-on-text = Thank you for telling.
again-on = I ask again on { $day }.
again-no-day = It has no day for now. You find it in your list.
another-way-title = Would another way help?
another-way-text =
    This has waited more than once, which often means that it is too large, or not quite the right thing:

    { $what }
told-title = Kept
told-text = Only you can read it.
told-shared-title = Kept, and passed on
told-shared-text = Whoever may ask you about this gets your words.

## Who may ask

may-ask-title = Would you ask { $owner } how it went?
may-ask-text = { $owner } has set out to do something and would like you to ask about it. You would get their own words once the day has come and they have answered. There is nothing to prepare.
may-ask-why = { $owner } chose you. They hear of a yes, and of nothing else.
may-ask-new-title = Would you ask { $owner } how it went?
may-ask-new-text =
    { $owner } has set out to do something and would like you to ask about it. I am Confab: I help people here to support each other, and I never read messages.

    With a yes you join Confab and get their own words once the day has come. You can leave at any moment.
may-ask-new-why = { $owner } chose you. They hear of a yes, and of nothing else.
accepted-title = Thank you
accepted-text = { $owner } hears that you will ask. You get their own words when there is news. You can stop at any time.
declined-title = Thank you for saying so
declined-text = You are not asked about this again.
invited-no-more-title = No more invitations
invited-no-more-text = Nobody can invite you through me any more. If you change your mind, type /peer join.
asking-over-title = This is over
asking-over-text = There is nothing to answer here any more. Thank you all the same.
nobody-asks-title = Nobody asks about it
nobody-asks-text = It is yours alone again. Whoever might have asked hears nothing of it.
will-ask-title = { $who } will ask you how it went
will-ask-text = { $what }
will-ask-why = You asked for it.

news-progress-title = { $owner } tells how it goes
news-progress-text = { $what }
news-progress-why = { $owner } chose you to ask about this.
news-obstacle-title = { $owner } tells what is in the way
news-obstacle-text = { $what }
news-obstacle-why = { $owner } chose you to ask about this.
news-done-title = { $owner } has done it
news-done-text = { $what }
news-done-why = { $owner } chose you to ask about this.
news-partly-title = { $owner } has done a part of it
news-partly-text = { $what }
news-partly-why = { $owner } chose you to ask about this.
news-not-yet-title = { $owner } goes on with it
news-not-yet-text = { $what }
news-not-yet-why = { $owner } chose you to ask about this.
news-let-go-title = { $owner } has let it go
news-let-go-text = { $what }
news-let-go-why = { $owner } chose you to ask about this.
cheer-sent-title = Your cheer is on its way
cheer-sent-text = { $owner } will be glad.
cheered-title = { $who } cheers
cheered-text = You did it: { $what }
