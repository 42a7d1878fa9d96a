# What coffee says. Cards are made of <key>-title, <key>-text and perhaps <key>-why.

## Commands, options, what the clock and organisers did

command-coffee-join = Join coffee introductions
command-coffee-leave = Leave coffee introductions
command-coffee-skip = Skip the next round
command-coffee-now = Meet somebody now, outside the rounds
command-coffee-invite = Invite somebody, or a few people, for a coffee
command-coffee-question = Propose an opening question
command-coffee-start = Start coffee introductions in this channel
command-coffee-list = See and change the coffee programmes
command-coffee-questions = Look through the questions members proposed
menu-coffee-invite = Invite for a coffee
option-who = whom to invite, with @

job-announce = the heads-up for a coffee round
job-draw = the introductions of a coffee round
job-call_off = a coffee round called off, as the programme was on hold or over
job-nobody_in = no introductions in a coffee round: no two people were in it who may meet
job-nudge = a reminder half-way through a coffee round
job-ask = the question whether people met
job-close = the end of a coffee round
job-invite_channel = invitations to the people in a channel

act-start = { $who } started { $what }
act-edit = { $who } changed the settings of { $what }
act-hold = { $who } put { $what } on hold
act-resume = { $who } let { $what } go on
act-stop = { $who } stopped { $what }

you = You

## Buttons

press-join = Join coffee
press-join-this = Join
press-join-again = Join again
press-leave = Leave
press-not-for-me = Not for me
press-about-me = Tell a little about me
press-resume = Come back
press-skip = Skip this one
press-in = Yes, I am in
press-in-after-all = I am in after all
press-not-now = Not now
press-stay = Stay in
press-ask-later = Ask me later
press-slot = Time { $number }
press-other-time = Another time
press-change-time = Find a new time
press-find-time = Find a time
press-more = More…
press-change-coffee = Change coffee with { $names }…
press-other-questions = Other questions
press-propose = Propose a question
press-find-else = Find somebody else
press-find-now = Find somebody now
press-change-zone = Change my time zone
press-talk = Talk to an organiser
press-beyond = This is more than peer support
press-met = We met
press-planned = Not yet
press-not-met = Not this time
press-again-yes = Yes, I would like to
press-again-no = Not now
press-now = Meet somebody now
press-wait-again = Wait again
press-invite = Invite somebody
press-invite-other = Invite somebody else
press-stop-waiting = Stop waiting
press-yes = Yes, gladly
press-answer = Answer
press-show = Show it
press-change = Change …
press-never = No more invitations
press-edit = Change the rhythm
press-fine = More settings
press-hold = Hold
press-go-on = Go on
press-stop = Stop…
press-stop-really = Yes, stop it
press-take = Take it
press-leave-out = Leave it out

## Joining and leaving

no-series-title = There is no coffee here yet
no-series-text = An organiser can start it in a channel with /confab coffee start. Type /peer organisers to see who they are.
series-over-title = This coffee programme is over
series-over-text = Nothing begins there any more. Type /peer coffee join to see what else there is.
on-hold-title = “{ $name }” is on hold
on-hold-text = Nothing new begins there for now. You can still invite somebody by name with /peer coffee invite.
not-in-title = You are not in a coffee programme
not-in-text = Join one first; it takes one press, and you can leave at any time.
join-first-title = You have not joined yet
join-first-text = Join coffee first; it takes one press, and you can leave at any time.
paused-title = You are paused
paused-text = Nothing is arranged for you until you are back. Come back first, then try once more.
which-title = Which coffee would you like to join?
which-text = There are { $count } to choose from.
which-leave-title = Which coffee would you like to leave?
which-leave-text = You stay in the others.

joined-title = You are in: { $name }
joined-text = { $next } I write to you one working day before, and you can skip any round. What you say to each other is never read by me.
mine-title = { $name }
mine-text = { $next } I write to you one working day before, and you can skip any round. You can also leave at any time, without a reason.
joined-now-title = You are in: { $name }
joined-now-text = Somebody is free, so I introduce you to each other now. { $next }
joined-again-title = You are in already: { $name }
joined-again-text = { $next }
next-at = The next introductions are on { $at }.
next-without = The introductions on { $at } go on without you.
next-alone = Nobody else is in it just now. Once somebody joins, I introduce you to each other.
next-unknown = I write to you before the next introductions.

left-title = Thank you for saying so
left-text = You are not in “{ $name }” now. You are welcome back at any time.

welcome-title = Welcome to { $name }
welcome-text = In { $channel } I introduce people to each other for half an hour now and then. { $next } You can skip any round. If you tell me a little about you, I can find people who suit you.
welcome-why = You get this because you came into the channel. If that was not a yes, press “Not for me”.

invited-title = A coffee with somebody from here?
invited-text = { $channel } has coffee introductions now: “{ $name }”. Say yes, and now and then I introduce you to somebody for half an hour. You can skip or leave whenever you like.
invited-why = You get this once, because you are in the channel. Nothing happens without your yes.

nothing-to-skip-title = There is nothing to skip
nothing-to-skip-text = I write to you one working day before the next round, with a button to skip it.
too-late-title = These introductions are out already
too-late-text = If it does not suit you now, press “More…” in the place where you were introduced.
skipped-title = Skipped
skipped-text = The introductions on { $at } go on without you. You are in the next ones again.
is-in-title = You are in
is-in-text = I introduce you to somebody on { $at }.

heads-up-title = A coffee is coming up
heads-up-text = In “{ $name }” I introduce you to somebody on { $at }. You need not do anything, and you can skip it.
heads-up-why = You get this one working day before each round.
heads-up-ask-title = Would you like a coffee this time?
heads-up-ask-text = The introductions in “{ $name }” are on { $at }. Only people who say yes are in.
heads-up-ask-why = You get this one working day before each round.

nobody-title = No coffee this time
nobody-text = In “{ $name }” there was nobody free who fits this time. { $next } You are matched first then. Would you like to meet somebody before that?
nobody-why = You get this because you were in this round.
nobody-rules-title = No coffee this time
nobody-rules-text = The rules of “{ $name }” leave nobody for you to meet just now. Its organisers can change them. { $next }
nobody-rules-why = You get this because you were in this round.
nobody-lottery-title = The lot fell on others
nobody-lottery-text = “{ $name }” introduces one group each time, by lot. { $next } Whoever has waited longest comes up first.
nobody-lottery-why = You get this because you were in this round.
nobody-week-title = You sit this round out
nobody-week-text = You were introduced to somebody in the last days, and one introduction a week is enough. So “{ $name }” goes on without you this time. { $next }
nobody-week-why = You get this because you take part in more than one programme.
nobody-alone-title = No coffee this time
nobody-alone-text = Everybody else in “{ $name }” has paused or left meanwhile. { $next }
nobody-alone-why = You get this because you were in this round.
alone-title = Nobody else is in “{ $name }” just now
alone-text = So there is nobody I could introduce you to. Once somebody joins, I introduce you to each other. Until then you hear nothing more of it.
alone-why = You get this once, because you take part in it.
needs-people-title = “{ $name }” needs more people
needs-people-text = Fewer than two people take part, so nobody can be introduced. Here is a text you can post where people read it:
needs-people-invite = “Would you like to get to know more of us? Type /peer coffee join, and now and then Confab, our bot, introduces you to a colleague for half an hour. You can skip or leave at any time.”
needs-people-why = You get this at most once a month, because you started it.
nobody-held-title = This round does not take place
nobody-held-text = “{ $name }” introduces nobody this time. { $next }
nobody-held-why = You get this because you would have been in this round.

silent-title = Shall we pause?
silent-text = It has been quiet for three rounds of “{ $name }”, so I introduce you to nobody there for now. That is quite all right. You can come back whenever you like.
silent-why = You get this because no button was pressed for three rounds.
stays-title = Welcome back
stays-text = You are in the next round.
asks-later-title = I will ask you in a month
asks-later-text = Until then I introduce you to nobody there.

## The introduction

intro-title = { $names }
intro-hello = Hello { $names }! This is your place to find half an hour for each other.
intro-apart = Hello { $names }! I have no place here for you to talk together, so I write to each of you. Once you have found a time, write to each other directly.
intro-asked = The invitation said: “{ $purpose }”
intro-outsider = This is an outsider’s view: you know the same field from different places. Please leave your employers’ secrets out.
intro-lottery = This time the lot fell on you.
intro-host = { $host } is the host and meets everybody in turn.
intro-purpose = It need not be small talk: troubles are welcome, and one thing worth trying is a good end.
intro-why = Why you
intro-openers = To begin with, if you like
intro-starts = Who begins
intro-starter = { $starter } writes first this time.
intro-times = When
intro-overlap = These times suit everybody. You see them in your own time zone:
intro-no-overlap = Your working hours do not overlap. These times come nearest, shown in your own time zone:
intro-slot = { $number }. { $at }
intro-chosen = { $at }
intro-zone = I do not know the time zone of { $names } and took { $zone }. It can be changed under “More…”.
intro-because = You are here because you joined coffee introductions. I never read what you write. { $limit }
intro-because-asked = You are here because one of you asked and the others said yes. I never read what you write. { $limit }
intro-former = This coffee is over.

why-new = You have not met here before.
why-before = You were introduced here before, so there is something to catch up on.
why-some = Some of you meet here for the first time.
why-welcome = { $one } offered to welcome people who are new here, like { $other }.
why-mentor = { $one } is glad to mentor, and { $other } is looking for a mentor.
why-learn = { $one } can be asked about { $what }, and { $other } would like to learn about it.
why-challenges = { $size ->
    [2] You are both working on this: { $what }.
   *[other] You are all working on this: { $what }.
}
why-path = { $other } is moving towards { $what }, and { $one } is there.
why-movers = { $size ->
    [2] You are both moving towards { $what }.
   *[other] { $one } and { $other } are both moving towards { $what }.
}
why-objective = { $size ->
    [2] You both have the same aim: { $what }.
   *[other] You all have the same aim: { $what }.
}
why-role = { $size ->
    [2] You do the same work in different places: { $what }.
   *[other] { $one } and { $other } do the same work in different places: { $what }.
}
why-field = { $size ->
    [2] What you each work in: { $what }.
   *[other] What { $one } and { $other } work in: { $what }.
}
why-organisation = { $size ->
    [2] You work in different places: { $what }.
   *[other] { $one } and { $other } work in different places: { $what }.
}
why-team = { $size ->
    [2] You work in different teams: { $what }.
   *[other] { $one } and { $other } work in different teams: { $what }.
}
why-level = { $size ->
    [2] You are at a similar point in your working lives.
   *[other] { $one } and { $other } are at a similar point in their working lives.
}
why-languages = { $size ->
    [2] You both speak { $what }.
   *[other] { $one } and { $other } both speak { $what }.
}
why-hours = { $size ->
    [2] { $what ->
        [one] You share one working hour of the week.
       *[other] You share { $what } working hours of the week.
    }
   *[other] { $what ->
        [one] { $one } and { $other } share one working hour of the week.
       *[other] { $one } and { $other } share { $what } working hours of the week.
    }
}

time-title = You meet on { $at }
time-text = { $names }, have a good half hour.
time-by = { $chooser } chose the time. If it does not suit you, press “Find a new time” above.
time-open-title = A new time is wanted
time-open-text = Please choose one of the new times above, or another.
calendar-title = Coffee: { $names }

time-taken-title = A time is chosen already
time-taken-text = You meet on { $at }. If that does not suit you, find a new time.
time-over-title = This time has gone by
time-over-text = Shall I look for new ones?
time-set-title = Done
time-set-text = I have put { $at } into your place.
times-offered-title = Done
times-offered-text = New times stand in your place, for everybody to choose from.
time-past = That moment has passed. Please choose one that is still to come.
time-far = That is more than three months away. Please choose an earlier day.

nudge-title = Still time for a coffee
nudge-text = { $names }, half of the time for this coffee is left. Shall I look for new times?
nudge-why = You get this once, because nobody has pressed anything here yet.

more-title = What would help?
more-text = Only you see this, and nobody is told what you choose.
fresh-questions-title = Done
fresh-questions-text = Other questions stand in the card now.

## How it went

met-title = Did you meet?
met-text = { $names } were introduced. Has it happened?
met-why = You get this once a round, so that I know whom you have met.
met-again-title = Did you meet in the meantime?
met-again-text = { $names } had not met yet.
met-again-why = You get this one more time, because you said “Not yet”.
thanks-title = Good to hear
thanks-text = Thank you for telling me.
again-title = Good to hear
again-text = Would you like to meet again? I tell nobody what you answer, unless all of you say yes.
again-yes-title = I keep it to myself
again-yes-text = If all of you say yes, I tell you. If not, nobody learns of it.
again-no-title = Thank you
again-no-text = Nobody learns of it.
mutual-title = { $others ->
    [1] You would both like to meet again
   *[other] You would all like to meet again
}
mutual-text = { $others ->
    [1] { $names } both said yes. Shall I look for a time?
   *[other] { $names } all said yes. Shall I look for a time?
}
mutual-why = You get this because everybody said yes.
still-to-come-title = All right
still-to-come-text = I ask once more in two working days.
asked-enough-title = All right
asked-enough-text = I do not ask again. Enjoy it when it comes.
not-this-time-title = Thank you for telling me
not-this-time-text = Perhaps another time. Shall I look for somebody else for you?
rematch-title = This coffee may not happen
rematch-text = It does not work out this time with the person you were introduced to. Shall I look for somebody else?
rematch-why = You get this so that you need not wait.
nobody-there-title = It does not work out just now
nobody-there-text = Nobody is free for this coffee at the moment. Shall I look for somebody else?

## Outside the rounds

found-title = I have found somebody
found-text = Your place opens as soon as it suits the working hours of you both.
found-or-waits-title = I am looking already
found-or-waits-text = As soon as somebody is free, I introduce you to each other.
waits-title = You are on the list
waits-text = As soon as somebody else would like a coffee, I introduce you to each other. If nobody has come by { $until }, I tell you.
waits-no-more-title = You are off the list
waits-no-more-text = Nothing is arranged. You can ask again whenever you like.
waited-title = Nobody was free
waited-text = For two weeks nobody else was free for a coffee outside the rounds. You can invite somebody by name, or wait again.
waited-why = You get this because you asked to meet somebody.

invites-sent-title = I pass it on
invites-sent-text = { $count ->
    [1] To { $names }. Your place opens as soon as there is a yes. Without one, the invitation runs out on { $expires }.
   *[other] To { $names }. Your place opens as soon as everybody has said yes, or on { $expires } with those who have.
}
invite-nobody = Please choose at least one other person.
invite-never = { $names } cannot be invited: only people with a full, active account can. Please choose somebody else.
invite-own-list = { $names }: on your own avoid list. Please take the name off first, or choose somebody else.
invite-again = You have asked { $names } already. Please wait until that invitation has run out.
invitation-title = { $inviter } would like a coffee with you
invitation-text = { $purpose }
invitation-why = You get this because { $inviter } chose you. Without an answer it runs out on { $expires }, and that is fine.
invitation-new-title = { $inviter } would like a coffee with you
invitation-new-text = { $purpose } I am Confab: I introduce people at work who would like to talk, and I never read what they write. A yes opens a private place for you and lets you join; you can leave at any time.
invitation-new-why = You get this because { $inviter } chose you. Without an answer it runs out on { $expires }, and that is fine.
purpose-said = “{ $purpose }”
purpose-none = No particular reason: just to get to know each other.
purpose-first-line = I would like to hear how you go about your work, and I am glad to tell you about mine.
accepted-title = Thank you
accepted-text = Your place opens as soon as everybody has said yes, or on { $expires } with those who have.
accepted-by-all-title = Thank you
accepted-by-all-text = Your place opens as soon as it suits your working hours.
declined-title = Thank you for saying so
declined-text = Nothing happens, and nobody is told.
invited-no-more-title = Thank you for saying so
invited-no-more-text = No more invitations from others reach you. You can still join by yourself at any time.
invitation-over-title = This invitation is over
invitation-over-text = You can invite somebody yourself, whenever you like.
ran-out-title = Your invitation has run out
ran-out-text = This time there was no yes to your invitation for { $names }. People are busy; it says nothing about you.
ran-out-why = You get this because you invited somebody.
not-now-title = This coffee does not happen
not-now-text = The coffee you said yes to does not work out. Thank you for being open to it.
not-now-why = You get this because you said yes to an invitation.

## Home

home-invited = { $inviter } would like a coffee with you.
home-introduced = You are introduced to { $names }; find a time before { $at }.
home-meets = You meet { $names } on { $at }.
home-next = { $name }: the next introductions are on { $at }.
home-alone = { $name }: nobody else is in it just now.
home-next-but-one = { $name }: you sit the coming introductions out. The next ones you are in are on { $at }.
home-held = { $name }: on hold for now.
home-sleeping = { $name }: paused for you until you come back.
home-more = Would you like a coffee outside the rounds?
home-waiting = You are on the list for a coffee now.
home-invite = You can also invite somebody by name to a coffee.
home-join = Coffee introductions: meet somebody from here for half an hour now and then.

export-title = Coffee introductions

## Forms

other-time-form = Another time
other-time-submit = Choose it
other-time-intro = In your own time zone: { $zone }.
invite-form = Invite for a coffee
invite-submit = Send
invite-intro = Being a little nervous about asking is normal, and being asked is a compliment to most people. Below is a first line you can change.
propose-form = An opening question
propose-submit = Propose
propose-intro = A good opener cannot be answered with yes or no, asks for one thing, and can be passed. An organiser reads it, without your name.
start-form = Start coffee
start-submit = Start
edit-form = Change the rhythm
edit-submit = Save
fine-form = Who meets whom
fine-submit = Save

field-day = Day
field-time = Time
field-people = Whom would you like to meet?
field-purpose = What for?
field-question = Your question
field-question-hint = For example: What has made your work easier this month?
field-depth = How deep opening questions go
field-name = Name of the programme
field-every = How often
field-weekday = On which day
field-start-time = Time of the introductions
field-start-time-hint = In the time zone of this community
field-size = People in a group
field-kind = Kind
field-extras = Rules
field-host = Host, in a lottery
field-host-hint = Meets everybody in turn; must take part, too
field-days = Length of a round
host-lottery = Only a lottery has a host. Please choose the lottery above, or nobody here.
host-never = A bot or a guest cannot be the host. Please choose somebody else.

series-name = Coffee
every-week = Every week
every-two-weeks = Every two weeks
every-four-weeks = Every four weeks
every-month-on-1 = Every month, on the first such day
every-month-on-2 = Every month, on the second such day
every-month-on-3 = Every month, on the third such day
every-month-on-4 = Every month, on the fourth such day
every-month-on-5 = Every month, on the last such day
every-quarter = Every quarter, on the first such day
size-2 = Two people
size-3 = Three people
size-4 = Four people
size-5 = Five people
kind-standard = Everybody may meet everybody
kind-across-team = Across teams: only people of different teams
kind-across-organisation = Across organisations
kind-across-field = Across fields
kind-across-role = Across roles
kind-across-level = Across levels
kind-within-team = Within a team: only people of the same one
kind-within-organisation = Within an organisation
kind-within-field = Within a field
kind-within-role = Within a role
kind-within-level = Within a level
kind-outsider = Outsider’s view: same field, elsewhere
kind-lottery = Lottery: one group a round
has-host = with { $host } as the host
extra-not-team = Never the same team
extra-not-organisation = Never the same organisation
extra-not-field = Never the same field
extra-not-role = Never the same role
extra-not-level = Never the same level
extra-language = A language in common
extra-ask-first = Ask first: only who says yes is in
days-0 = Until the next one
days-7 = One week
days-14 = Two weeks
days-21 = Three weeks
days-28 = Four weeks
depth-1 = Light
depth-2 = Personal, about work
depth-3 = A real struggle, hope or doubt
has-depth-2 = Opening questions: personal, about work
has-depth-3 = Opening questions: a real struggle, hope or doubt

## Organisers

start-in-a-channel-title = Start it in a channel
start-in-a-channel-text = Go to the channel whose people you would like to introduce, and type /confab coffee start there.
channel-shut-title = I cannot post in { $channel } yet
channel-shut-text = What is missing: { $missing }. Add me to the channel and try again.
started-before-title = Coffee runs in this channel already
started-before-text = Type /confab coffee list to see and change it.
started-title = { $name } is started
started-text = A card with a “Join” button stands in { $channel }, and everybody there is invited once. Nobody takes part without a yes.
series-title = { $name }
series-text = In { $channel }.
fact-rhythm = Rhythm
fact-next = Next introductions
fact-who = Who meets whom
is-held = On hold: nothing new begins.
rhythm = { $every }, { $at } ({ $zone })
held-title = { $name } is on hold
held-text = Coffees that were introduced go on; nothing new begins.
really-stop-title = Stop { $name } for good?
really-stop-text = Coffees that were introduced go on. Holding is the gentler way: a stopped programme cannot go on.
stopped-title = { $name } is stopped
stopped-text = Nothing new begins. Thank you for having run it.
no-series-yet-title = No coffee programme yet
no-series-yet-text = Go to a channel and type /confab coffee start there.
many-series-title = { $count } coffee programmes
many-series-text = Choose the one you would like to see or change.
channel-gone-title = { $name } is on hold
channel-gone-text = I have no access to its channel any more. Start it again in another channel, or let me back in and press “Go on” in /confab coffee list.
channel-gone-why = You get this because you organise it.
found-held = “{ $name }” is on hold.
mend-held = Press “Go on” here or in /confab coffee list.
found-few = “{ $name }” has too few people for a round.
mend-few = Tell people in the channel about the card with the “Join” button.
found-unplanned = Nothing is planned for “{ $name }”, though it is running.
mend-unplanned = I look once an hour and plan what is missing. If this stays, tell whoever runs Confab: its log says more.
found-next = “{ $name }” goes on; the next introductions are on { $at }.
door-title = { $name }: meet somebody from here
door-text = { $rhythm }. Join, and now and then I introduce you to somebody for half an hour. You can skip or leave at any time; I never read a conversation.
door-outsider = It is an outsider’s view: people who know the same field from different places.
door-lottery = It is a lottery: one group is introduced each time.
door-shut-title = { $name } is over
door-shut-text = Nothing new begins here.

relax-title = A rule leaves people nobody to meet
relax-text = In “{ $name }” the rule “{ $rule }” leaves { $people } without anybody they could be introduced to. Relax it under “More settings”, and they can be.
relax-why = You get this because you started it, and only where its own rules are the reason.
relax-few = a few people
relax-about = about { $count } people

proposal-title = A question a member proposed
proposal-text = “{ $question }” ({ $depth })
no-proposals-title = No question waits
no-proposals-text = Members propose them with /peer coffee question.
proposal-kept-title = Thank you
proposal-kept-text = An organiser reads it. If it is taken, I tell you.
question-taken-title = Your question is in
question-taken-text = “{ $question }” is one of the opening questions now. Thank you.
question-taken-why = You get this because you proposed it.

wrong-too-short = Please write a whole question.
wrong-too-long = Please keep it under 200 characters.
wrong-no-question = Please make it a question.
wrong-several-questions = Please ask one thing only.
wrong-not-open = It can be answered with yes or no. Try to begin with what, how or which.
wrong-leading = It leads to an answer. Leave it open what people say.
wrong-title = Openers do not ask for titles or positions.
wrong-family = Openers do not ask about family.
wrong-money = Openers do not ask about money.
wrong-health = Openers do not ask about health.
wrong-belief = Openers do not ask about beliefs.
wrong-age = Openers do not ask about age.
wrong-gender = Openers do not ask about gender.
wrong-origin = Openers do not ask where people come from.
wrong-politics = Openers do not ask about politics.
