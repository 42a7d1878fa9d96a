# What coffee says. Cards are made of <key>-title, <key>-text and perhaps <key>-why.

## Commands, options and jobs

command-coffee-join = Join coffee introductions
command-coffee-leave = Leave coffee introductions
command-coffee-skip = Sit the next round out
command-coffee-now = Meet somebody now, outside the rounds
command-coffee-invite = Invite somebody, or a few people, for a coffee
command-coffee-question = Propose an opening question
command-coffee-start = Start coffee introductions in this channel
command-coffee-list = See and change the coffee programmes
command-coffee-questions = Look through the questions members proposed
option-who = whom to invite, with @

job-announce = heads-up for a coffee round
job-draw = drawing a coffee round
job-nudge = a reminder at half-time of a coffee round
job-ask = asking whether people met
job-ask_again = asking once more whether people met
job-close = closing a coffee round
job-wake = asking somebody who wished to be asked later
job-expire = an invitation running out
job-invite_channel = inviting the people in a channel

and = { $first } and { $last }
nothing = {""}

## Buttons

press-join = Join coffee
press-join-this = Join
press-join-again = Join again
press-choose = Choose
press-leave = Leave
press-leave-this = Leave { $name }
press-not-for-me = Not for me
press-about-me = Tell a little about me
press-resume = Come back from my pause
press-skip = Skip this one
press-in = I am in
press-in-after-all = I am in after all
press-not-now = Not now
press-stay = Stay in
press-ask-later = Ask me later
press-slot = Time { $number }
press-other-time = Another time
press-change-time = Find a new time
press-find-time = Find a time
press-more = More…
press-other-questions = Other questions
press-find-else = Find somebody else
press-find-now = Find me somebody now
press-talk = Talk to an organiser
press-beyond = This is more than peer support
press-met = We met
press-planned = Not yet
press-not-met = Not this time
press-again-yes = Yes, I would like to
press-again-no = Not now
press-now = Meet somebody now
press-invite = Invite somebody
press-invite-other = Invite somebody else
press-stop-waiting = Stop waiting
press-yes = Yes, gladly
press-never = No more invitations
press-edit = Change the rhythm
press-fine = More settings
press-hold = Hold
press-go-on = Go on
press-stop = Stop…
press-stop-really = Yes, stop it
press-take = Take it
press-pass-on = Leave it out

## Joining and leaving

no-series-title = There is no coffee here yet
no-series-text = An organiser can start coffee introductions in a channel with /confab coffee start. Type /peer organisers to see who they are.

series-over-title = This coffee programme is over
series-over-text = Nothing is planned in it any more. Type /peer to see what is on.

not-in-title = You are not in a coffee programme
not-in-text = Join first; you can leave again at any time.

join-first-title = Join first
join-first-text = To invite others for a coffee, be in yourself: then they can ask you back.

paused-title = You are on a pause
paused-text = Nothing is arranged for you while it lasts. Come back whenever you like.

which-title = Which coffee?
which-text = { $count } coffee programmes are open to you.
which-leave-title = Which coffee would you like to leave?
which-leave-text = The others go on as they are.

joined-title = You are in: { $name }
joined-text = { $next } You will hear from me one working day before and can skip any round. Nothing you say to each other is ever read by me.
joined-now-title = You are in: { $name }
joined-now-text = And somebody is free already: I am introducing you to each other now. { $next }
joined-again-title = You are in already: { $name }
joined-again-text = { $next }
next-at = The next round is drawn on { $at }.
next-unknown = The next round has no date yet.

left-title = Thank you for saying so
left-text = You are not in { $name } now. You are welcome back at any time.

welcome-title = Welcome to { $name }
welcome-text = Everybody in { $channel } is introduced to somebody for a chat now and then. { $next } You can skip any round, and tell me a little about you so that I find people worth your while.
welcome-why = You get this because you came into the channel. If that was not a yes, press “Not for me”.

invited-title = A coffee with somebody from here?
invited-text = { $channel } has coffee introductions now: “{ $name }”. Say yes and you are introduced to one person at a time, for half an hour. You can skip or leave whenever you like.
invited-why = You get this once, because you are in the channel. Without your yes nothing happens.

nothing-to-skip-title = There is nothing to skip
nothing-to-skip-text = You hear from me one working day before the next round, with a button to skip it.
too-late-title = This round is drawn already
too-late-text = If it does not suit you now, say so in the place where you were introduced.
skipped-title = Skipped
skipped-text = The round of { $at } goes without you. You are in the next one again.
is-in-title = You are in
is-in-text = You will be introduced on { $at }.

heads-up-title = A coffee is coming up
heads-up-text = “{ $name }” is drawn on { $at }. You are in, unless you would rather not this time.
heads-up-why = You get this one working day before each round.
heads-up-ask-title = Would you like a coffee this time?
heads-up-ask-text = “{ $name }” is drawn on { $at }. Only people who say yes are introduced.
heads-up-ask-why = You get this one working day before each round.

nobody-title = Nobody this time
nobody-text = In “{ $name }” there was nobody free who fits this time. { $next } You come first then. Would you like to meet somebody before?
nobody-why = You get this because you were in this round.
nobody-rules-title = Nobody this time
nobody-rules-text = The rules of “{ $name }” left nobody for you in this round; its organisers can see that and may change them. { $next }
nobody-rules-why = You get this because you were in this round.

silent-title = Shall I leave you in peace for a while?
silent-text = I have not heard from you for a few rounds of “{ $name }”, so nobody is matched with you for now. That is perfectly fine; come back with one press.
silent-why = You get this once, after three rounds without a press.
stays-title = Good to have you
stays-text = You are in the next round again.
asks-later-title = I will ask you in a month
asks-later-text = Until then nothing is arranged for you here.

## The introduction

intro-title = { $names }
intro-hello = Hello { $names }! This is your place to find half an hour for each other.
intro-asked = The invitation said: “{ $purpose }”
intro-outsider = This is an outsider’s view: you know the same field from different places. Please leave your employers’ secrets out.
intro-purpose = It need not be small talk. Troubles are welcome, and one thing worth trying is a good end.
intro-why = Why you
intro-openers = To begin with, if you like
intro-starts = Who begins
intro-starter = { $starter } writes first this time.
intro-times = When
intro-overlap = These times suit everybody, each shown in your own time zone:
intro-no-overlap = Your working hours do not overlap. These come nearest, each shown in your own time zone:
intro-slot = { $number }. { $at }
intro-chosen = { $at }
intro-because = You are here because you joined coffee introductions. I never read what you write.

why-new = You have not met here before.
why-welcome = { $other } is new here, and { $one } offered to welcome people.
why-mentor = { $one } is glad to mentor, and { $other } is looking for a mentor.
why-learn = { $one } can be asked about { $what }, and { $other } would like to learn about it.
why-challenges = You are both working on: { $what }.
why-path = { $other } is moving towards { $what }, and { $one } is there.
why-movers = You are both moving towards { $what }.
why-objective = You both have the same aim: { $what }.
why-role = You do the same work in different places: { $what }.
why-field = Your fields: { $what }.
why-team = You work in different teams: { $what }.
why-languages = You both speak { $what }.

time-title = You meet on { $at }
time-text = { $names }, have a good half hour.
time-by = { $chooser } chose the time. If it does not suit, find a new one together.
calendar-title = Coffee: { $names }
calendar-google = Add to Google Calendar
calendar-outlook = Add to Outlook

time-taken-title = A time is chosen already
time-taken-text = You meet on { $at }. If that does not suit, find a new time.
time-set-title = Done
time-set-text = I have put { $at } into your place.
time-past = That moment has passed. Please choose one that is still to come.
time-far = That is more than three months away. Please choose an earlier day.

nudge-title = Still time for a coffee
nudge-text = { $names }, half of this round is left. Shall I look for times again?
nudge-why = You get this once, because nobody has pressed anything here yet.

more-title = What would help?
more-text = Only you see this. Whatever you choose, nobody is told why.
fresh-questions-title = Other questions
fresh-questions-text = I have put three other questions into the card.

## How it went

met-title = Did you meet?
met-text = You and { $names } were introduced. Did it happen?
met-why = One question a round, so that I know whom you have met.
met-again-title = Did you meet in the meantime?
met-again-text = You said that you and { $names } had not met yet.
met-again-why = I ask this one more time, as you said “not yet”.
again-title = Lovely
again-text = Would you like to meet again? This stays between you and me, unless everybody says yes.
again-yes-title = Noted
again-yes-text = If everybody says yes, I tell you all. If not, nobody learns of it.
again-no-title = Thank you
again-no-text = Nobody learns of it.
mutual-title = You would all like to meet again
mutual-text = You and { $names } both said yes. Shall I look for a time?
mutual-why = You get this because everybody said yes.
still-to-come-title = Good
still-to-come-text = I will ask once more in two working days.
not-this-time-title = That happens
not-this-time-text = Thank you for telling me. I will not count it as met. Shall I find somebody else?
rematch-title = This coffee may not happen
rematch-text = The person you were introduced to cannot make it this time. Shall I find you somebody else?
rematch-why = You get this so that you need not wait.

## Outside the rounds

found-title = Found somebody
found-text = I am opening a place for you two.
found-or-waits-title = You have asked already
found-or-waits-text = As soon as somebody is free, I open a place for you both.
waits-title = You are next
waits-text = As soon as somebody else would like a coffee, I introduce you. I keep your place until { $until }.
waits-no-more-title = You are out of the line
waits-no-more-text = Nothing is arranged. Come back whenever you like.

invites-sent-title = I pass it on
invites-sent-text = { $names }: I open a place as soon as there is a yes. Without an answer it simply runs out on { $expires }.
invite-nobody = Please choose at least one other person; bots and guests cannot be invited.
invitation-title = { $inviter } would like a coffee with you
invitation-text = { $purpose }
invitation-why = You get this because { $inviter } asked for you. It runs out by itself on { $expires }; no answer is fine.
invitation-new-title = { $inviter } would like a coffee with you
invitation-new-text = { $purpose } Confab introduces people at work who would like to talk. It never reads what you write to each other. Yes means that I open a private place for you both.
invitation-new-why = You get this because { $inviter } asked for you. It runs out by itself on { $expires }; no answer is fine.
purpose-none = No particular reason: just to get to know each other.
purpose-first-line = I would like to hear how you go about your work, and I am glad to tell you about mine.
accepted-title = Good
accepted-text = I open your place as soon as everybody asked has answered.
declined-title = Thank you for saying so
declined-text = Nothing happens, and nobody is told.
invited-no-more-title = Understood
invited-no-more-text = No more invitations from others reach you. You can still join by yourself at any time.
ran-out-title = Your invitation has run out
ran-out-text = There was no yes from { $names } in time. People are busy; it says nothing about you.

## Home

home-introduced = You are introduced to { $names }; find a time before { $at }.
home-meets = You meet { $names } on { $at }.
home-next = { $name }: the next round is drawn on { $at }.
home-held = { $name }: on hold for now.
home-sleeping = { $name }: paused for you until you come back.
home-more = Would you like a coffee outside the rounds?
home-join = Coffee introductions: meet somebody from here for half an hour now and then.

## Forms

pick-form = Choose a coffee
pick-submit = Join
other-time-form = Another time
other-time-submit = Suggest it
other-time-intro = In your own time zone: { $zone }.
invite-form = Invite for a coffee
invite-submit = Send
invite-intro = Being asked is a compliment to most people. A line on why makes it easy to say yes.
propose-form = An opening question
propose-submit = Propose
propose-intro = A good opener cannot be answered with yes or no, asks for one thing, and can be passed.
start-form = Start coffee
start-submit = Start
edit-form = Change the rhythm
edit-submit = Save
fine-form = Who meets whom
fine-submit = Save

field-series = Which coffee
field-day = Day
field-time = Time
field-people = Whom would you like to meet?
field-purpose = What for?
field-question = Your question
field-depth = How deep does it go?
field-name = Name of the programme
field-every = How often
field-weekday = Day
field-start-time = Time of the draw
field-start-time-hint = In the time zone of this community
field-size = People in a group
field-kind = Kind
field-group-by = What a group is
field-extras = Rules
field-host = Host, in a lottery
field-days = Length of a round

series-name = Coffee
every-week = Every week
every-two-weeks = Every two weeks
every-four-weeks = Every four weeks
every-month = Every month
every-quarter = Every quarter
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
size-2 = Two people
size-3 = Three people
size-4 = Four people
size-5 = Five people
size-range = A group has two to five people.
kind-standard = Everybody may meet everybody
kind-across = Only people of different groups
kind-within = Only people of the same group
kind-outsider = Outsider’s view: same field, elsewhere
kind-lottery = Lottery: one group a round
by-team = Team
by-organisation = Organisation
by-field = Field
by-role = Role
by-level = Level
extra-not-team = Never the same team
extra-not-organisation = Never the same organisation
extra-not-field = Never the same field
extra-not-role = Never the same role
extra-not-level = Never the same level
extra-language = A language in common
extra-ask-first = Ask first, match only who says yes
days-0 = As the rhythm says
days-7 = One week
days-14 = Two weeks
days-21 = Three weeks
days-28 = Four weeks
depth-1 = Light
depth-2 = Personal, about work
depth-3 = A real struggle, hope or doubt

## Organisers

start-in-a-channel-title = Start it in a channel
start-in-a-channel-text = Go to the channel whose people shall be introduced, and type /confab coffee start there.
channel-shut-title = I cannot post in { $channel } yet
channel-shut-text = What is missing: { $missing }. Add me to the channel and try again.
started-before-title = Coffee runs in this channel already
started-before-text = Type /confab coffee list to see and change it.
started-title = { $name } is started
started-text = I have put a card with a “Join” button into { $channel }, and invite each person there once. Nobody takes part without a yes.
series-title = { $name }
series-text = In { $channel }.
fact-rhythm = Rhythm
fact-next = Next round
fact-who = Who meets whom
is-held = On hold: nothing new begins.
rhythm = { $every }, { $weekday } { $at } ({ $zone })
held-title = { $name } is on hold
held-text = Coffees that were introduced go on; nothing new begins.
really-stop-title = Stop { $name } for good?
really-stop-text = Coffees that were introduced go on. To start again, a new programme is needed; holding is the gentler way.
stopped-title = { $name } is stopped
stopped-text = Nothing new begins. Thank you for having run it.
no-series-yet-title = No coffee programme yet
no-series-yet-text = Go to a channel and type /confab coffee start there.
channel-gone-title = { $name } is on hold
channel-gone-text = I have no access to its channel any more. Start it again in another channel, or let me back in and press “Go on” in /confab coffee list.
channel-gone-why = You get this because you started it.
door-title = { $name }: coffee with somebody from here
door-text = { $rhythm }. Join, and you are introduced to somebody for half an hour now and then. You can skip or leave at any time; I never read a conversation.
door-outsider = It is an outsider’s view: people who know the same field from different places.
door-shut-title = { $name } is over
door-shut-text = Nothing new begins here.

proposal-title = A question a member proposed
proposal-text = “{ $question }” ({ $depth })
no-proposals-title = No question waits
no-proposals-text = Members propose them with /peer coffee question.
proposal-kept-title = Thank you
proposal-kept-text = An organiser looks at it. If it is taken, you hear from me.
question-taken-title = Your question is in
question-taken-text = “{ $question }” is now among the openers. Thank you.
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
