# Joining, the profile and the avoid list. Two messages make a card: its -title and its -text.

command-join = Join Confab, and tell as much about you as you like
command-profile-show = See and change what you told about yourself
command-profile-edit = Change one part of your profile
command-avoid-list = See whom you would rather not meet
command-avoid-add = Add a person or an organisation you would rather not meet
command-zone = See or change your time zone
option-zone = a large city in it, for example Berlin
option-section = who, path, bring, challenges, rhythm or wishes
export-title = Your profile

# -- joining -------------------------------------------------------------------------------------

in-already-title = You are in already
in-already-text = Good to have you. Your profile is yours to change at any time.
step-who-title = You are in. Step 1 of 3: who you are
step-who-text = Your field, role and level help me to find people who know your kind of work. Everything is optional.
step-bring-title = Step 2 of 3: what you bring and look for
step-bring-text = What can people ask you about? What would you like to learn? What is hard just now? Most people find this easier than they thought, and being asked about something gives a lot, too.
step-rhythm-title = Step 3 of 3: your rhythm
step-rhythm-text = I write to you in your own working hours only, and look for times that suit you.
press-tell = Tell
press-skip = Skip this
press-choose-challenges = Choose challenges
press-not-for-me = Not for me
confide-title = A question just for you
confide-text =
    Who could you confide in today, about something at work that is hard?

    There is nothing to type: your answer stays with you and is stored nowhere. If no name comes to mind, you are in good company. Peers like that grow from small steps.
press-go-on = Go on

# -- profile -------------------------------------------------------------------------------------

not-joined-title = You have not joined yet
not-joined-text = A profile begins with your yes. Nothing is asked of you but that.
press-join = Join
profile-title = Your profile
profile-text = Nothing here is required. Introductions may mention what you and somebody else share.
profile-empty = Nothing yet. One line is enough to begin with.
peers-title = You and your peers
peers-text = Your wishes and hours are used to find people and times; they are shown to nobody.
saved-title = Saved
saved-text = Thank you. I use it from now on.
press-edit-who = Who I am
press-edit-path = Where I am going
press-edit-bring = What I bring
press-edit-challenges = My challenges
press-edit-rhythm = My rhythm
press-edit-wishes = My wishes
press-avoid-list = Avoid list
press-my-profile = My profile
save = Save
next = Next

form-who = Who you are
form-path = Where you are going
form-bring = You bring, you look for
form-rhythm = Your rhythm
form-wishes = Whom you like to meet
form-theme = Your challenges
form-topics = Your challenges
intro-who = Fill in what you like and leave out the rest.
intro-path = Goals may be small. “Less stress on Mondays” is one.
intro-bring = You need not be an expert: “my first year as a lead” is something others would like to hear about.
intro-rhythm = I write to you in these hours only. A shift past midnight is fine, like 22:00-06:00.
intro-wishes = These are wishes, not rules. Your avoid list always holds, whatever you choose here.
intro-theme = Choose a theme first. You can come back for others.
intro-topics = Nobody reads this; it helps me to find people for you. If I may tell somebody that you have one of these in common, tick so under “What I bring”.

ask-role = Role or title
ask-organisation = Organisation
ask-team = Team
ask-field = Field
ask-level = Where you stand
ask-moving_from = Moving from
ask-moving_to = Moving to
ask-objective = What you are after
ask-goals_short = For the next months
ask-goals_long = In the long run
ask-ask_me = Ask me about …
ask-learn = I want to learn …
ask-challenges_own = What is hard just now, in my own words
ask-languages = Languages
ask-offers = I am …
ask-zone = Time zone
ask-days = Working days
ask-hours = Working hours
ask-meetings = I also like to meet
ask-size = I like to meet
ask-alike = People who are …
ask-field_wish = Their field
ask-side = They work
ask-theme = Theme
ask-challenges = Challenges
hint-ask_me = Several, with commas between them
hint-learn = Several, with commas between them
hint-languages = Several, with commas between them
hint-moving_from = For example: individual work
hint-moving_to = For example: leading a team
hint-zone = A large city in it is enough: Berlin, New York
hint-hours = From-to, for example 09:00-18:00
fact-challenges = My challenges
fact-rhythm = I work
fact-wishes = I like to meet

none = Rather not say
answer-offers-mentor = Open to be a mentor
answer-offers-mentee = Looking for a mentor
answer-offers-welcomes = Glad to welcome newcomers
answer-offers-names_challenges = Fine if my challenges are named to those who have them, too
answer-offers-names_objective = Fine if my aim is named to those who have it, too
answer-meetings-evenings = In the evening
answer-meetings-weekends = At weekends
answer-size-0 = Either way
answer-size-2 = One person at a time
answer-size-4 = A small group
answer-alike-0 = No wish
answer-alike-1 = Rather like me
answer-alike-2 = Much like me
answer-alike--1 = Rather different
answer-alike--2 = Very different
answer-field_wish-mix = Any field
answer-field_wish-own = My own field
answer-field_wish-other = Another field
answer-side-either = Anywhere
answer-side-inside = In my organisation
answer-side-outside = In another organisation
answer-days-1 = Monday
answer-days-2 = Tuesday
answer-days-3 = Wednesday
answer-days-4 = Thursday
answer-days-5 = Friday
answer-days-6 = Saturday
answer-days-7 = Sunday

rhythm = { $days }, { $hours } ({ $zone })
rhythm-community = { $days }, { $hours } ({ $zone }, the time zone of your community)
hours-wrong = Please write the hours like 09:00-18:00.
challenges-many = You can keep { $most } challenges at once. You have { $others } in other themes already.

# -- home ----------------------------------------------------------------------------------------

home-profile = What you told about yourself is yours to change at any time.
home-avoid = Is there somebody you would rather not meet? Nobody learns of it.
home-empty = Tell a little about you, and I find people who suit you. One line is enough.
zone-title = Your time zone
zone-yours = { $zone }. I write to you in your working hours there. To change it, type /peer zone and a large city in it.
zone-community = I do not know yours, so I keep to { $zone }, the time zone of your community. To change it, type /peer zone and a large city in it.
zone-kept-title = Your time zone is { $zone }
zone-unknown-title = Which time zone is “{ $typed }”?
zone-unknown-near = I am not sure which one you mean. Please write it like this: { $near }.
zone-unknown-far = I do not know it. Please name a large city in it, like Berlin or New York.
press-change-rhythm = Change my hours
home-zone = I keep to { $zone }, the time zone of your community, as I do not know yours.
few-level = Few people here stand where you stand (“{ $level }”) so far.
few-role = Few people here have your role so far.
near-level = The nearest with more people is “{ $near }”, and those are the ones I look for first.
near-field = There are more people in your field ({ $field }), and those are the ones I look for first.
near-none = Until there are more, somebody from elsewhere often brings the fresher view.

# -- avoid list ----------------------------------------------------------------------------------

avoid-title = Your avoid list
avoid-text = You are never brought together with anybody on it, and nobody ever learns of it.
avoid-empty = There is nobody on it. Add a person, or an organisation such as a competitor or a client.
avoid-why = Only you see this.
press-avoid-add = Add
press-avoid-off = Take off
avoid-person = { $who }
avoid-manager = { $who }, my manager
avoid-report = { $who }, who reports to me
avoid-organisation = Everybody at { $organisation }
form-avoid = Rather not meet
intro-avoid = No reason is asked. The person or organisation never learns of it.
ask-person = Person
ask-bar = This person is …
ask-organisation-avoided = Or an organisation
bar-person = somebody I would rather not meet
bar-manager = my manager
bar-report = reporting to me
avoid-nobody = Please choose a person or write an organisation.
avoid-self = This is you. Please choose somebody else.
press-go-home = My home
as-said = { $value }
