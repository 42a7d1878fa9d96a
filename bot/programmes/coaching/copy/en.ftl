# What coaching says. Cards are made of <key>-title, <key>-text and perhaps <key>-why.

command-coach-list = See your conversations, or begin one
command-coach-ask = Ask a peer to think something through with you
command-coach-quick = Ask a peer a quick question, ten minutes
command-coach-three = Talk in three: with an observer, or each in turn
command-coach-alone = Think something through alone, with the same prompts
command-coach-suggest = See whom you could ask, and why them
command-coach-offer = Be suggested to people who look for somebody to talk to
command-coach-limit = Choose into how many conversations at once you are asked
command-coach-before = Ask who has done this before, with or without your name
command-coach-feedback = Ask a peer for feedback
command-coach-note = Write a private note about your conversation
command-coach-end = End your conversation, without a reason
menu-coach-ask = Ask for a sounding board
menu-coach-quick = Ask a quick question
menu-coach-feedback = Ask for feedback
command-coaching = See how coaching goes, in totals only
option-who = whom you would like to ask
export-title = Your conversations
job-close_month = the totals of a month's conversations
job-start = the beginning of a conversation at the time its people chose
job-nudge = one reminder in a conversation between peers
job-run_out = the end of a conversation that rested for long

## Buttons

press-join = Join
press-come-back = Come back
press-ask = Ask a peer
press-suggest = Suggest somebody
press-offer = I am glad to be asked
press-limit = How many at once
press-offer-end = Suggest me no longer
press-before = Who has done this before?
press-request = Ask for feedback
press-give = Write it
press-thank = Thank them
press-have = Yes, I have
press-ask-name = Ask { $name }
press-three = In three
press-alone = Alone
press-write-note = Write a note
press-ask-other = Ask somebody else
press-ask-anyway = Ask them all the same
press-ask-again = Ask again
press-withdraw = Take it back
press-yes = Yes, gladly
press-another-time = Another time
press-not-now = Not now
press-never = No more invitations
press-answer = Answer
press-agreement = Read what we agree to
press-agree = I agree
press-rather-not = Rather not
press-begin = Begin
press-choose-time = Choose a time
press-change-time = Another time
press-next = Next
press-prompt = Another prompt
press-time = More time
press-end = End
press-more = More…
press-skip = Skip
press-back = Back one
press-pause = Pause
press-resume = Go on
press-switch-live = Switch to a call
press-switch-written = Go on in writing
press-beyond = This is more than peer support
press-stop = End the conversation here
press-talk = Talk to an organiser
press-set-out = Set out to do something
press-look-back = Look back
press-not-needed = Not needed
press-reverse-now = Change roles now
press-reverse-next = Next time
press-reverse-no = Not this time
press-note = Change it
press-keep-note = Keep it
press-delete-note = Delete it
press-show = Show it
press-end-with = End with { $others }
press-end-alone = End the one alone

## Asking

join-first-title = Join first
join-first-text = Conversations are for people who have joined Confab. It takes one press, and you can leave whenever you like.
switched-off-title = You are paused
switched-off-text = Nothing is arranged for you until you are back. Come back first, then try once more.

ask-form = Ask a peer
ask-submit = Ask
ask-intro = Nerves are normal, and being asked gives something, too. What it is about is written down nowhere.
ask-who = Whom would you like to ask?
ask-help = What would help you most?
help-board = A sounding board
help-ear = A sympathetic ear
help-decide = Help to decide
help-pointers = Pointers to resources
help-advice = Advice
ask-way = How would you like to talk?
way-live = Live, for about { $minutes } minutes
way-written = In writing, over some days
ask-affected = Could they be affected by it?
affected-no = No
affected-perhaps = Perhaps a little
affected-yes = Yes
ask-line = Your first line to them
hint-line = Change it as you like. It is passed on once and then deleted.
first-line-quick = I have a quick question about something at work. Would you have ten minutes for me?
first-line-ask = There is something at work I would like to think about aloud. Would you have half an hour for me?
who-twice = Please choose two different people.
who-never = This account cannot take part. Please choose somebody else.
who-self = Please choose somebody else than yourself.
who-own-list = This person is on your own avoid list. Please choose somebody else, or change your list first.
who-again = You have asked this person already. Please choose somebody else, or wait for the answer.

quick-form = A quick question
quick-submit = Ask
quick-intro = Ten minutes: you tell, they ask, then share what they know. Nothing of it is written down.
three-form = In three
three-submit = Ask them
three-intro = An observer speaks at the end, of the asking only; in turn, each is heard for ten minutes.
ask-shape = Which way?
shape-trio-live = With an observer, live, about 35 minutes
shape-trio-written = With an observer, in writing, over some days
shape-troika-live = Each in turn, live, about 30 minutes
shape-troika-written = Each in turn, in writing, over some days
ask-coach = Who listens and asks?
ask-third = Who is the third?
ask-three-affected = Could one of them be affected by it?
three-who = Yes: who listens and asks
three-third = Yes: the third
alone-form = Alone
alone-submit = Begin
alone-intro = The same prompts as with a peer, to yourself. What you think is written down nowhere.

farther-title = Perhaps somebody further away?
farther-text = If { $other } could be affected by it, listening freely may be hard for them, and speaking freely for you. Somebody further away often hears more. It is your choice.
asked-title = Your invitation to { $other }
asked-text = You hear from me when there is an answer. An invitation that nobody answers ends by itself after five working days, and says nothing about you.
withdrawn-title = Taken back
withdrawn-text = The invitation does not count any more. You can ask somebody else whenever you like.

## Finding somebody

suggested-title = Whom you could ask
suggested-text = They offered to be asked, and are free for it:
suggested-why = Only you see this list.
nobody-offered-title = Nobody free who fits this time
nobody-offered-text = Try again in some days, or ask a person you know. You can offer yourself, too: being asked gives something to both.
others-offered = These offered to be asked:
reason-offered = : glad to be asked
reason-challenges = : knows this, too: { $what }
reason-learn = : can be asked about { $what }
reason-teach = : would like to learn about { $what } from you
reason-role = : has your role elsewhere
reason-field = : knows the field { $what }
reason-objective = : has the same aim: { $what }
reason-hours = : works at hours like yours
offered-title = You can be suggested now
offered-text = Whoever looks for somebody to talk to may read your name, with what your profile says you share. Each time you are asked first.
offered-already-title = You can be suggested already
offered-already-text = Each time you are asked first.
at-most = { $count ->
    [one] You are asked into one conversation at a time.
   *[other] You are asked into { $count } conversations at once, at most.
}
at-most-none = Just now you are asked into none.
limit-form = How many at once
limit-submit = Keep it
limit-intro = However many people ask, no more invitations than these reach you at once. Whoever asks meanwhile is not told why there is no answer.
ask-most = Into how many conversations at once?
most-none = None just now
most-some = { $count }
limited-title = Kept
limited-text = You can change it at any time. What is open already goes on.
offered-no-more-title = Suggested no longer
offered-no-more-text = Thank you for the time you offered.
before-form = Who has done this?
before-submit = Ask around
before-intro = I ask a few people who offered. The line you write is passed on to them and then deleted. The first who says yes and you get the agreement, and only then it begins.
before-again = You have asked around already. Please wait for an answer first.
ask-before = What is it, in one line, without names?
ask-named = Your name
named-no = Only for whoever says yes
named-yes = Show it from the beginning
called-title = I ask around
called-text = You hear from me when somebody says yes, and in any case within five working days.
call-title = Have you done this before?
call-text = Somebody here would like to talk to a person who has. You learn who it is with your yes, and can still say “rather not” then. If it does not fit, nothing needs to be pressed.
call-why = You offered to be asked. Type /peer coach offer to change that.
call-named-title = Have you done this before?
call-named-text = { $asker } would like to talk to a person who has. If it does not fit, nothing needs to be pressed.
call-named-why = You offered to be asked. Type /peer coach offer to change that.
found-with = This is with { $other }.
answered-title = It is settled already
answered-text = Nothing more is needed. Thank you for being there.
nobody-title = Nobody free who fits this time
nobody-text = You asked who has done something before. It says nothing about you or your question.
nobody-why = You asked around.

## The invitation

invitation-title = Would you think something through with { $asker }?
invitation-text = { $asker } would like to talk something over with you. You need no answers: I lead you through it step by step.
invitation-why = { $asker } chose you. “Not now” is as good an answer as yes, and nobody asks why.
invitation-again-why = { $asker } chose you. This is the only reminder, and “Not now” is as good an answer as yes.
invitation-later-why = You said to { $asker }: another time. This comes once, and “Not now” is as good an answer as yes.
invitation-new-title = Would you think something through with { $asker }?
invitation-new-text =
    { $asker } would like to talk something over with you. I am Confab: I help people here to support each other, and I never read messages.

    You need no answers: I lead you through it step by step. With a yes you join Confab, and you can leave at any moment.
invitation-new-why = { $asker } chose you. “Not now” is as good an answer as yes, and nobody asks why.
invited-with = { $who } is asked, too.
invited-pair = You are two: one is heard, the other listens and asks. Afterwards the roles can turn.
invited-quick = It is a quick question: you ask until it is clear, and then say what you know from your own experience.
invited-trio = You are three: one is heard, one listens and asks, one watches and speaks at the end, about the asking only. { $role ->
    [observer] You would watch.
   *[other] You would listen and ask.
}
invited-troika = You are three, and each is heard for ten minutes in turn.
invited-board = What would help most is a sounding board: somebody who asks questions and thinks along.
invited-ear = What would help most is a sympathetic ear: somebody who listens and suggests nothing.
invited-decide = What would help most is help to decide: somebody who asks about each way.
invited-pointers = What would help most is pointers to resources: people, texts or tools worth knowing.
invited-advice = What would help most is advice, after some questions.
invited-live = It takes about { $minutes } minutes, at a time you choose together.
invited-written = You write to each other over some days, with three working days for each step.
said-no-title = Thank you for saying so
said-no-text = Nobody is told a reason, because none is asked for.
invited-no-more-title = No more invitations
invited-no-more-text = Nobody can invite you through me any more. If you change your mind, type /peer join.
said-later-title = Another time, then
said-later-text = { $asker } hears that you would like to, later. The invitation stays open for two weeks, and you can answer here whenever it suits you.
accepted-first-title = Thank you
accepted-first-text = As soon as the third has said yes, too, you get a short agreement.
accepted-title = You have said yes
accepted-text = What comes next is a short agreement between you.

## What whoever asked hears

put-off-title = { $other } would like to, another time
put-off-text = The invitation stays open for two weeks. If it should be sooner, you can ask somebody else as well.
put-off-why = You asked { $other } for a conversation.
declined-title = Not now for { $other }
declined-text = It does not fit just now, and that says nothing about you or what you have in mind. Somebody else may be glad to be asked.
declined-why = You asked { $other } for a conversation.
expired-title = Nothing came of it this time
expired-text = Your invitation to { $other } has ended by itself. People overlook things and have full weeks; it says nothing about you. Somebody else may be glad to be asked.
expired-why = You asked { $other } for a conversation.
not-begun-title = Your conversation does not begin this time
not-begun-text = The one with { $other } does not take place. No reason is needed, and you can ask somebody else.
not-begun-why = You were about to begin a conversation.
ended-title = Your conversation has ended
ended-text = The one with { $other } has ended here. No reason is needed, and whatever was said stays between you. Thank you for your time.
ended-why = You were in this conversation.

## The agreement

agreement-title = Before you begin
agreement-text =
    The kind of help: { $help }. Everybody agrees, each time:
    • What is said here stays here. The limits: serious harm to somebody, and what the law demands.
    • Nothing is told that breaks an employer's secrets.
    • Nobody uses what they heard without its owner's yes.
    • Nothing of it serves to judge anybody's work.
    • Anybody can pause or end at any moment, without a reason.
limits = One more honest limit: { $limit } What should never be read there belongs in a call.
because-yes = You asked { $who } for a conversation, and the answer is yes.
because-asked = You said yes to a conversation with { $who }.
because-turned = Now { $who } would like to be heard by you, after the conversation you had.
among = This is between { $who }.
agreed-so-far = Agreed so far: { $who }.
waits-for-title = Thank you
waits-for-text = A place of your own opens once everybody has agreed. Still open: { $others }.
waits-for-again-title = Thank you
waits-for-again-text = It begins in your place once everybody has agreed. Still open: { $others }.
begins-title = A place of your own opens
begins-text = You find it among your conversations here in a moment. I stand there with one card that says whose turn it is.
begins-again-title = It begins
begins-again-text = The next card stands in your place.

## A time

when-form = When to begin
when-submit = Choose it
when-intro = These times are inside everybody's working hours. All times are in your own zone, { $zone }. The others are told, and each of you can choose another one.
when-near-form = When to begin
when-near-submit = Choose it
when-near-intro = There is no time inside everybody's working hours; these come nearest to it. All times are in your own zone, { $zone }. The others are told, and each of you can choose another one.
ask-when = Which time suits all of you?
when-at = { $day }, { $time }
when-own = Another one, written below
ask-own-day = Another day
ask-own-time = Another time of day
time-missing = Please fill this in, or choose one of the times above.
time-past = That moment is over. Please choose a later one.
time-far = That is more than two months away. Please choose an earlier day.
time-night = It is night then for one of you. Please choose another time.
time-title = You meet on { $at }
time-text = { $chooser } chose this time for your conversation. I begin then by myself and send each of you a word. If it does not suit you, choose another time.
time-own-title = You meet on { $at }
time-own-text = I let { $others } know. I begin then by myself and send each of you a word.
time-why = You are about to have a conversation.
calendar-title = Conversation: { $names }
starts-title = It is time for your conversation
starts-text = { $others } and you: the first card stands in your place. If it does not fit just now, Pause and End are there, too.
starts-why = One of you chose this time.

## The stages

stage-frame = Telling: your turn, { $turn }
stage-clarify = Understanding: your turn, { $turn }
stage-explore = Looking around: your turn, { $turn }
stage-experience = From experience: your turn, { $turn }
stage-reflect = Playing back: your turn, { $turn }
stage-commit = What comes next: your turn, { $turn }
stage-observe = From outside: your turn, { $turn }
name-frame = telling
name-clarify = understanding
name-explore = looking around
name-experience = from experience
name-reflect = playing back
name-commit = what comes next
name-observe = from outside
name-paused = resting
name-debrief = at the end

do-frame = { $coachee }, tell what it is about, in any order. { $coach }, just listen for now.
frame-issue = • What is it about?
frame-result = • What would a good result be?
frame-way = • What is in the way?
frame-before = • What was done about it so far, and what came of that?
frame-now = • What brings it up just now?
frame-people = • Who else is part of it?
frame-help = • What would help you most in this talk?
frame-leave = • What can we leave aside today?
do-frame-observer = { $observer }, watch the asking from now on; your turn comes at the end.
do-clarify = { $coach }, ask until you see it as { $coachee } does. Short questions are enough. { $coachee }, answer as far as you like.
do-explore = { $coach }, ask what opens new sides of it, one question at a time, and leave time after each. { $coachee }, think aloud.
do-explore-ear = { $coach }, ask what lets { $coachee } say more of it. Nothing has to be solved. { $coachee }, say as much as feels right.
do-experience = { $coach }, first say what you heard. Then tell of yourself: when I…, I…, what happened was… { $coachee }, one thing only: listen. Your answer comes in the next step.
do-experience-ear = { $coach }, say what you heard and what you see in it. No suggestions: that is what was asked for. { $coachee }, one thing only: listen. Your answer comes in the next step.
do-experience-pointers = { $coach }, first say what you heard. Then name what you know from your own use: people, texts, tools, and how they served you. { $coachee }, one thing only: listen. Your answer comes in the next step.
do-experience-advice = { $coach }, first say what you heard. Then tell what you did yourself and what came of it; after that you may name options, because advice was asked for. { $coachee }, one thing only: listen. Your answer comes in the next step.
do-reflect = { $coachee }, say what you take from it, in your own words. { $coach }, listen; it needs no answer.
do-commit = { $coachee }, is there something you want to do, and by when? Up to three things; a day can come later. { $coach }, say back what you heard. No action needed is a complete ending. If you like, close on this: who else may have met it?
do-commit-ear = { $coachee }, do you want to do something, or is it enough to have said it? No action needed is a complete ending. { $coach }, say back what you heard. If you like, close on this: who else may have met it?
do-frame-alone = Tell yourself what it is about, aloud or on paper, in any order.
do-clarify-alone = Ask yourself until it is clear. Short answers are enough.
do-explore-alone = One question at a time, and time after each. Which one makes you stop?
do-reflect-alone = What do you take from this, in your own words?
do-commit-alone = Is there something you want to do, and by when? Up to three things; a day can come later. No action needed is a complete ending.
do-observe = Which questions opened something, and what made them work? Only about the asking, not about the issue. { $coach } and { $coachee }, listen.
made-so-far = { $count ->
    [one] One thing is set out.
   *[other] { $count } things are set out.
}
until-live = Take until about { $time }; more time is one press away.
until-written = Take until { $day }; more time is one press away.

ready-title = Ready when all of you are
ready-text = If all of you are here, press Begin. Otherwise choose a time that suits everybody. It takes about { $minutes } minutes, and you can talk in a call while this card leads you.
ready-written-title = Ready when all of you are
ready-written-text = You write here, in your own time, some days for each step. Press Begin when it suits.
meets-title = You meet on { $at }
meets-text = I begin then by myself and send each of you a word. If all of you are here before that, press Begin.
paused-title = Paused
paused-text = Take the time you need. Anybody can go on, or leave it at that.
over-title = This conversation is over
over-text = Thank you for your time. Whatever was said stays between you.
finished-title = That was it. Thank you, everybody
finished-text = Each of you gets a short look back in private.
finished-alone-title = That was it
finished-alone-text = If something should stay, write it down for yourself; otherwise nothing is kept.
met-by-others = Has somebody else here met the same? You can ask around, with your name or without.
turn-roles = Now it could be the other way round: { $coach } is heard, for as long as you had. Would you like to change roles?
turn-next = Next time the roles turn, and { $coach } is heard. You can begin whenever it suits everybody.
nudge-why = Your conversation waits for you. This is the only reminder; if it does not fit any more, End is one press.

more-title = What else you can do
more-text = Only you see this.
beyond-title = When it is more than peer support
beyond-text = It is good that you noticed. Some things are too heavy for peers, and asking for more is right.
beyond-why = Only you see this, and it is written down nowhere that you looked.
no-contacts = Nobody else has been named here yet. An organiser can help you to find the right place.
done-title = Done
done-text = { $what }
did-skip = You have gone on. The card in your place shows where you are.
did-back = You are one step back. The card in your place shows where you are.
did-pause = Your conversation rests. Anybody in it can go on.
did-switch = Changed. The card in your place shows until when.
did-end = The conversation has ended. No reason is needed.
ended-now-title = The conversation has ended
ended-now-text = No reason is needed, and nobody is told one.
which-to-end-title = Which one?
which-to-end-text = You are in more than one conversation.

kept-over-title = This conversation is over
kept-over-text = Nothing more can be changed in it. Thank you all the same.
kept-stale-title = Things have moved on a little
kept-stale-text = This card is from a step before. The newest one shows where you are.
kept-not-yours-title = It is somebody else's turn
kept-not-yours-text = Whoever's turn it is goes on when it feels right to them. You can always ask for more time, pause or end.
kept-not-now-title = Not in this step
kept-not-now-text = In this step that is not possible. The card shows what is.

## Afterwards

debrief-title = How was it?
debrief-text = A short look back at your conversation with { $others }. It is for you alone, and every question may stay empty.
debrief-why = Your conversation has come to its end.
debrief-again-why = This is the only reminder. Leaving it at that is fine, too.
debrief-form = A look back
debrief-submit = Done
debrief-intro = The first two are only counted. What you write is forgotten at once, unless you keep it.
ask-useful = How useful was it to you?
useful-5 = 5, very
useful-4 = 4
useful-3 = 3
useful-2 = 2
useful-1 = 1, not much
ask-asked = Was there more asking or more telling?
asked-asking = More asking
asked-both = Both alike
asked-telling = More telling
ask-words-coachee = What do you see differently now?
ask-words-coach = What did this give you?
ask-words-observer = What did this give you?
hint-words = Only you can read it, and only if you keep it.
ask-keep = What becomes of these words?
keep-delete = Delete them
keep-keep = Keep them for me, for 90 days
ask-again = Would you do this again together?
again-yes = Yes
again-not-now = Not now
looked-title = Thank you for looking back
looked-text = Nothing of what you wrote is kept.
looked-kept-title = Thank you for looking back
looked-kept-text = Your words are kept for you alone, for 90 days.
no-look-title = Good, that was it
no-look-text = Nothing is kept.
no-look-kept-title = Good, that was it
no-look-kept-text = Your note is kept for you alone, for 90 days.
again-title = You would all do this again
again-text = You and { $others } said so. Whenever there is something, ask.
again-why = Each of you said yes in private.
for-the-coach-title = That is for { $coach } to begin
for-the-coach-text = It is their turn to be heard, so they choose what would help. You can tell them that you would be glad to listen.

reverse-form = Your turn
reverse-submit = Begin
reverse-intro = Now you are heard, for the same time, and { $other } listens and asks. If { $other } could be affected by it, somebody further away may be the better listener.

## Notes

note-form = A private note
note-submit = Keep it
ask-note = For yourself
note-empty = Please write a few words, one is enough.
noted-title = Kept for you alone
noted-text = Only you can read it. At the end I ask whether it stays, and after 90 days it goes by itself.
note-at-end-title = Your note about this conversation
note-at-end-text = Do you want to keep it? It goes by itself after 90 days.
note-at-end-why = You wrote a private note.
note-kept-title = Kept
note-kept-text = It goes by itself after 90 days.
note-deleted-title = Deleted
note-deleted-text = Your note is gone.

## The list and home

no-talk-title = No conversation at the moment
no-talk-text = Is there something you would like to think through? A peer listens, asks, and leaves the choice to you.
list-title = Your conversations
ask-which = Which one?
line-asked = You have asked { $others } for a conversation.
line-asked-me = { $asker } would like to think something through with you.
line-agreeing = You and { $others } are about to begin: the agreement is open.
line-ready = You and { $others } can begin whenever all of you are there.
line-meets = You and { $others } meet on { $at }.
line-mine = It is your turn with { $others }: { $stage }.
line-theirs = In your conversation with { $others }: { $stage }. It is not your turn.
line-alone = You are thinking something through alone: { $stage }.
line-paused = Your conversation with { $others } rests.
line-debrief = Your conversation with { $others } is over. A look back is open.
home-ask = Is there something you would like to think through with somebody?
home-alone = You can think something through alone, too, with the same questions.
home-turn = With { $other } the roles turn next time: then you are heard.

## Feedback

request-form = Ask for feedback
request-submit = Ask
request-intro = A little nervousness is normal. Choose somebody who has seen you at it. They can say not now, and nobody asks why. What they write is passed on to you once and kept nowhere else.
feedback-again = You have asked this person already. Please choose somebody else, or wait.
ask-giver = From whom?
ask-about = About what?
about-behaviour = How I act
about-attitude = How I come across
about-performance = How I do my work
about-goal = A goal of mine
seen-behaviour = how they act
seen-attitude = how they come across
seen-performance = how they do their work
seen-goal = a goal of theirs
requested-title = Your request to { $giver }
requested-text = You hear from me when there is an answer, and in any case within ten working days.
feedback-title = Would you give { $asker } some feedback?
feedback-text = { $asker } would like to hear from you about one thing: { $about }. Three short parts: a situation, what you saw, and what it did. Only { $asker } reads it.
feedback-why = { $asker } chose you. “Not now” is as good an answer as yes, and is told to nobody.
feedback-new-title = Would you give { $asker } some feedback?
feedback-new-text =
    { $asker } would like to hear from you about one thing: { $about }. I am Confab: I help people here to support each other, and I never read messages.

    Three short parts: a situation, what you saw, and what it did. Only { $asker } reads it. By sending it you join Confab, and you can leave at any moment.
feedback-new-why = { $asker } chose you. “Not now” is as good an answer as yes, and is told to nobody.
give-form = Your feedback
give-submit = Pass it on
give-intro = For { $asker } alone. One situation is enough, and what went well counts as much as what could be different.
ask-situation = The situation
hint-situation = When and where was it?
ask-behaviour = What you saw or heard
hint-behaviour = As on a recording, without judging
ask-impact = What it did
hint-impact = To you, the others, the work
given-title = Thank you
given-text = { $asker } gets your words. They are kept nowhere else.
give-no-title = Thank you for saying so
give-no-text = You are not asked about this again.
feedback-given-title = Feedback from { $giver }
feedback-given-text = You asked for it. Let it rest for a day before you decide what to do with it.
feedback-given-why = You asked { $giver } for feedback. Only you see this.
feedback-none-title = Nothing came of it this time
feedback-none-text = There is no answer from { $giver }. People overlook things and have full weeks; it says nothing about you.
feedback-none-why = You asked { $giver } for feedback.
thanked-title = Your thanks are on their way
thanked-text = { $giver } will be glad.
thanks-title = { $asker } thanks you
thanks-text = Your feedback was welcome.
thanks-why = You gave feedback when you were asked.

## For organisers

totals-title = Conversations in { $month }
totals-text = Made once from the conversations that ended in this month, rounded to fives. Fewer than five people are never told, and nobody is told who.
totals-none-title = No totals of conversations yet
totals-none-text = They are made when a month is over, from the conversations that ended in it. Who talks with whom, and about what, is told to nobody.
total-people = About { $count } people had a conversation with a peer.
total-people-few = A few people had a conversation with a peer, or nobody.
total-went = How their conversations ended
total-help = The kind of help they asked for
total-useful = How useful they were
total-asked = Asking and telling
total-line = • { $value }: about { $count } people
total-few = What is not named here is about a few people, or about nobody.
value-went-finished = Came to their last step
value-went-early = Ended before
value-help-board = A sounding board
value-help-ear = A sympathetic ear
value-help-decide = Help to decide
value-help-pointers = Pointers to resources
value-help-advice = Advice
value-useful-high = Useful
value-useful-middle = In between
value-useful-low = Not so useful
value-asked-asking = More asking
value-asked-both = Both alike
value-asked-telling = More telling
