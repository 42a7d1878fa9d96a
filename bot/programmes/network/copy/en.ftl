# What My peers and the plan say. Cards are made of <key>-title, <key>-text and perhaps <key>-why.

command-network-show = See your peers and your private plan
command-network-plan = Add to your private plan: which peers you would like
export-title = Your peers

press-join = Join
press-show = My peers
press-ask = Ask
press-ask-one = Ask …
press-wish = Add to my plan
press-name = Name { $kind }
press-name-one = Name somebody
press-drop-wish = Take it out
press-drop = Out of my plan
press-touched = We were in touch
press-thank = Thank them
lead-conversation = Think something through
lead-question = Ask a quick question
lead-meeting = Meet

join-first-title = Join first
join-first-text = This is for people who have joined Confab. It takes one press, and you can leave whenever you like.
home = Whom have you met here, and whom would you like to know? Only you see it.
home-plan = Whom you have met here, and your private plan.
recall = You wanted to stay in touch with { $who }. Is now a good time?

peers-title = My peers
peers-why = Only you see this list.
peers-none-title = My peers
peers-none-text = Whom you meet here will be listed, for you alone. A coffee is a good way to begin.
tie = { $what }: { $who }
tie-past = { $what }, asleep: { $who }
bond-partner = Regular pair
bond-mentor = Mentoring
bond-circle = Circle
known =
    { $count ->
        [one] { $who }: met once, on { $met }
       *[other] { $who }: met { $count } times, last on { $met }
    }
person-text = What would you like to do?
last-touched = You were last in touch on { $at }.
not-touched = You have not noted yet when you were in touch.

plan-title = My plan
plan-why = Only you see your plan. Nobody named in it hears of it.
plan-none-title = A plan for the network you would like
plan-none-text = How many peers of which kind, how often, and who they could be: a few lines are enough. It is for you alone, and comes back to you once a quarter.
wish = { $kind }: { $count } of { $wanted }, { $every }
named = • { $who }
named-due = • { $who } (it has been a while)
kind-ear = Somebody who listens
kind-sparring = Somebody to test ideas with
kind-mentor = A mentor
kind-same = Somebody in my role elsewhere
kind-outsider = An outsider's view
kind-expert = Somebody who knows a subject
short-ear = a listener
short-sparring = somebody for ideas
short-mentor = a mentor
short-same = somebody in my role
short-outsider = an outsider
short-expert = an expert
every-month = every month
every-quarter = every three months
every-half-year = every six months
every-year = once a year

wish-form = My plan
wish-submit = Keep it
wish-intro = One kind of peer at a time. Fewer and closer is as good as many.
ask-kind = What kind of peer?
ask-wanted = How many would be good?
ask-every = How often in touch?
wish-kept-title = In your plan: { $kind }
wish-kept-text = Who could it be? You can name somebody now, or leave it open.
name-form = Who could it be?
name-intro = { $kind }. They do not hear of it.
ask-person = Somebody here
ask-name = Or somebody elsewhere, by name
nobody = Please name somebody, here or elsewhere.
oneself = Please choose somebody else, here or elsewhere.
dropped-title = Taken out
dropped-text = It is out of your plan.
touched-title = Noted
touched-text = Good that you were in touch.

look-back-title = A look at your plan
look-back-text = Three months have passed. Is it still what you would like? Changing it is as good as keeping it.
look-back-why = You have a private plan in /peer network. This comes once a quarter.
