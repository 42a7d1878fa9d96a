# What the core itself says. Two messages make a card: its -title and its -text.

mistake-title = Something went wrong on my side
mistake-text = Nothing was changed and nothing you wrote is lost. Please try once more; if it happens again, tell whoever runs Confab here.

privacy-limit-slack = On Slack your employer may be able to export messages, private ones, too.
privacy-limit-discord = On Discord those who run this server can read private threads.
privacy-limit-other = Whoever runs this chat can read what is written in it.

busy-title = { $platform } asks me to wait a moment
busy-seconds =
    { $count ->
        [one] Nothing was changed. Please try again in a second.
       *[other] Nothing was changed. Please try again in { $count } seconds.
    }
busy-minutes = Nothing was changed. Please try again in { $count } minutes.
busy-hours = Nothing was changed. Please try again in { $count } hours.
untold-title = { $platform } did not tell me what I need to know
untold-text = I could not find out whether you may do this, or where. Nothing was changed. Whoever runs Confab can see why with “confab doctor”.

moved-on-title = Things have moved on
moved-on-text = This button belongs to something that is over or has changed. Type /peer home to see what is on now.

not-yours-title = This one is for somebody else
not-yours-text = Only the person it was made for can press this button.

not-here-title = This account cannot take part
not-here-text = Confab is for people with a full, active account here.

guests-title = Guests cannot take part yet
guests-text = Confab here is for full members. An organiser of this community can tell you more.

organisers-of-all-title = This is for organisers of everything
organisers-of-all-text = You organise one programme. Ask somebody who organises all of Confab here; /peer organisers says who.
organisers-only-title = This is for organisers
organisers-only-text = Only organisers can do this. Type /peer help organisers to see who they are.

unknown-command-title = I do not know “{ $typed }”
unknown-command-near = Did you mean: { $near }?
unknown-command-far = That is not something I can do.
see-help = Type /{ $root } help to see everything.

unclear-title = One thing is missing or unclear
too-many-words = I did not understand “{ $typed }” at the end.
option-missing = Please add “{ $option }”.
option-person = For “{ $option }” please name a person with @.
option-choice = For “{ $option }” choose one of: { $choices }.

more = More ({ $left })
and-more = and { $count } more

and = { $others } and { $last }
former = a former member

answer-missing = Please fill this in.
answer-too-long = This takes { $most } characters at most; you wrote { $given }.
answer-too-many = Please choose { $most } at most.
answer-not-offered = Please choose one of the answers offered.
answer-no-date = Please write a date like 2026-03-31.
answer-no-time = Please write a time like 14:30.

pass-on-title = Please pass it on
pass-on-text = I may not write first to { $names } here: what you asked waits for them until they come. You can send them this, in your own words or in these:
pass-on-words = “I asked you something through Confab, the bot for peer support here. Type /peer notes to read it. You can say yes, not now, or no more invitations, and each of these is fine.”

rhythm-week = Every { $weekday }
rhythm-two-weeks = Every second { $weekday }
rhythm-four-weeks = Every fourth { $weekday }
rhythm-month-1 = Every month on the first { $weekday }
rhythm-month-2 = Every month on the second { $weekday }
rhythm-month-3 = Every month on the third { $weekday }
rhythm-month-4 = Every month on the fourth { $weekday }
rhythm-month-5 = Every month on the last { $weekday }
rhythm-quarter-1 = Every three months on the first { $weekday }
rhythm-quarter-2 = Every three months on the second { $weekday }
rhythm-quarter-3 = Every three months on the third { $weekday }
rhythm-quarter-4 = Every three months on the fourth { $weekday }
rhythm-quarter-5 = Every three months on the last { $weekday }
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday

day-unknown = I could not read that as a day. Please write it like 2026-03-31 or 31 March.
day-ambiguous = This can mean two days: { $days }. Please write the month as a word, like 3 April.
day-impossible = There is no such day. Please look at the day and the month again.
day-weekday = The date you wrote is { $days }. Please check the weekday and the date: they do not go together.
day-backwards = The last day is before the first one. Please look at both again.
day-past = That day is over: { $days }. Please choose a later one.
day-soon = { $days } is too early here. Please choose a later day.
day-far = That is more than ten years from now. Please choose an earlier day.
day-or = { " or " }

zone-near = I am not sure which one you mean. Please write it like this: { $near }
zone-far = I do not know this time zone. Please write a large city in it, like Berlin or New York.

distress = abuse, abused, assault, assaulted, attacked, blackmail, bullied, bullying, crisis, danger, depressed, depression, despair, die, dying, emergency, harassed, harassment, help me, hopeless, hurt myself, in danger, kill, kill myself, molested, overdose, panic, panic attack, rape, raped, self harm, sos, stalked, stalker, stalking, suicidal, suicide, threatened, unsafe, violence, violent, worthless, 112, 911, 988, 999
crisis-title = You need not carry this alone
crisis-text = Some things are too heavy for peers, and it is right to ask for more.
crisis-none = Nobody else has been named here yet. An organiser can help you to find the right place, in private.
crisis-why = Only you see this, and nobody is told that you asked.

contact-emergency = In danger now
emergency = Call your emergency number: 112 in most of Europe and from most mobile phones, 911 in North America, 999 in the UK.
contact-helpline = Helpline
contact-eap = Employee assistance
contact-hr = Human resources
contact-note = Anything else worth knowing

calendar-google = Add to Google Calendar
calendar-outlook = Add to Outlook (work)
calendar-outlook-own = Add to Outlook (personal)
