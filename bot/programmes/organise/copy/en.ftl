# For organisers, and for talking to them. Two messages make a card: its -title and its -text.

command-organisers = Who organises Confab here, and what they did
command-talk = Write to an organiser of your choice, in private, about anything
command-crisis = When somebody is in danger, or something is too heavy for peers: whom to turn to
command-feedback = Tell those who run Confab here what you think of it
command-help = What organisers can do, and where to begin
command-organiser-list = Who organises Confab here
command-organiser-add = Let somebody organise, everything or one programme
command-organiser-remove = Let somebody organise no longer
command-log = What organisers did
command-check = Look whether everything is set up, and how to mend what is not
command-why = What the clock did last and does next: why did nothing happen?
command-contacts = Whom members can turn to when something is more than peer support
command-zone = See or change the time zone of the community
command-delivery = What became of messages, and what could not be delivered
option-who = the person, with @
option-zone = a large city in it, for example Berlin
option-programme = the name of one programme; without it, everything

export-title = You and the organisers

# -- getting started -----------------------------------------------------------------------------

installed-title = Hello { $name }, thank you for adding Confab
installed-text =
    I help people at work to find peers they can confide in, beginning with a coffee. Nobody takes part without saying yes.

    { $steps }

    What I can see: names and time zones, who is in the channels I am added to, what people tell me in forms and which buttons they press.
    What I cannot see: conversations. I have no permission to read messages, and ask for none.
installed-why = You get this because you added me here.
step-check = { $number }. Type /confab check: I say what is missing and how to mend it.
step-contacts = { $number }. Type /confab contacts: whom your members can turn to in serious trouble.
step-start = { $number }. Go to a channel and type { $command }.
press-check = Check
press-contacts-set = Contacts
back-title = Good to be back, { $name }
back-text = Everything is as it was before I was removed. What fell due in the meantime is left out or made up for, as each thing needs.
back-why = You get this because you added me again.

overview-title = What organisers can do
overview-text = Type one of these, or press its button:
press-why-nothing = Why did nothing happen?
press-delivery = Delivery

# -- organisers ----------------------------------------------------------------------------------

organisers-title = Who organises Confab here
organisers-none = Nobody yet that I know of. Whoever administers this workspace can: they become known to me when they use /confab for the first time.
organiser-all = { $who }
organiser-admin = { $who }, who administers this workspace
organiser-series = { $who }, for { $series }
organisers-did = What they did last:
press-talk = Talk to an organiser
press-more-log = More
log-title = What organisers did
log-line = { $at }: { $act }
log-older = There are { $count } older ones.
log-empty = Nothing yet.
act-named = { $who } made { $what } an organiser
act-unnamed = { $who } took { $what } off the organisers
act-contacts = { $who } changed the contacts for members
act-requeued = { $who } had undelivered messages tried again
act-zone = { $who } changed the time zone of the community
act-other = { $who } changed { $what }
something = something

named-title = { $who } organises now
named-all = Everything here. They are told about it, and members can see it with /peer organisers.
named-series = Only { $series }. They are told about it, and members can see it with /peer organisers.
named-already-title = { $who } organises already
named-already-text = Nothing had to be changed.
unnamed-title = { $who } organises no longer
unnamed-text = What they set up stays as it is.
not-named-title = { $who } was not named here
not-named-text = There is nothing to take away.
administers-title = { $who } administers this workspace
administers-text = Whoever administers it may also organise Confab. That is decided in the settings of the workspace.
no-bots-title = Please choose somebody else
no-bots-text = Bots, guests and closed accounts cannot organise.
no-series-title = I know no programme called “{ $typed }”
no-series-near = There is: { $names }.
no-series-none = No programme is set up yet. Leave the name out to let somebody organise everything.
you-organise-title = You can organise Confab here now
you-organise-all = { $who } named you. Type /confab help to see what organisers can do.
you-organise-series = { $who } named you, for { $series }. Type /confab help to see what organisers can do.
you-organise-why = You get this because { $who } named you as an organiser. If it is not for you, tell them.

# -- check ---------------------------------------------------------------------------------------

check-title-fine = Everything is set up
check-title-mend = { $count ->
    [one] One thing to mend
   *[other] { $count } things to mend
}
check-fine = Fine: { $found }
check-mend = To mend: { $found } { $mend }
press-check-again = Check again
found-no-channel = You are asking outside a channel.
mend-no-channel = Type /confab check in the channel you want to use, and I look at it, too.
found-unseen = I cannot see this channel.
mend-unseen = Add me to it: { $missing }.
found-no-post = I may not post in { $channel }.
mend-no-post = What is missing: { $missing }.
found-missing = Something is missing in { $channel }.
found-channel = I can see { $channel } and may post there.
found-contacts = Members can find whom to turn to in serious trouble.
found-no-contacts = No contacts are set for serious trouble.
mend-no-contacts = Type /confab contacts.
found-nobody = Nobody has joined yet.
mend-nobody = Tell people about /peer join, or start a programme in a channel.
found-somebody = Somebody has joined.
found-organisers = Members can see who organises.
found-dead = Some messages could not be delivered.
mend-dead = Type /confab delivery.
found-delivered = No message is stuck.

found-zone = The time zone of this community is { $zone }. To change it, type /confab zone.
zone-title = The time zone here is { $zone }
zone-kept-title = The time zone here is { $zone } now
zone-text = Programmes run by it, and it counts for everybody whose own I do not know. What is planned already stays; to change it, type /confab zone and a large city in it.
zone-unknown-title = Which time zone is “{ $typed }”?
zone-unknown-near = I am not sure which one you mean. Please write it like this: { $near }.
zone-unknown-far = I do not know it. Please name a large city in it, like Berlin or New York.

# -- the clock -----------------------------------------------------------------------------------

clock-title = What the clock did and does next
clock-did = Last:
clock-did-nothing = Nothing yet: no programme had anything to do.
clock-next = Next:
clock-next-nothing = Nothing is planned.
clock-line = { $at }: { $what }
clock-line-about = { $at }: { $what } ({ $series })
clock-skipped = { $line }, left out
clock-skipped-late = { $line }, left out, because it was too late for it after a time without service
clock-failed = { $line }, which failed; whoever runs Confab finds the reason in its log
clock-held = { $series } is on hold: nothing begins there until it is resumed.
clock-none = No programme is running here. That is why nothing happens by itself.

# -- contacts ------------------------------------------------------------------------------------

form-contacts = Contacts
intro-contacts = Members see this when they press “Help in a crisis” or type /peer crisis. Nobody learns who did. Leave out what you do not have.
hint-helpline = Name and number, and when somebody answers
save = Save
contacts-saved-title = Saved
contacts-saved-text = This is what members see:

# -- delivery ------------------------------------------------------------------------------------

delivery-title-fine = No message is stuck
delivery-fine = Nothing waits for you here.
delivery-title = Messages that could not be delivered
delivery-line = { $count }: { $reason }
delivery-few = a few: for other reasons
delivery-why-refused = the platform refused it ({ $error })
delivery-why-gave-up = it failed ten times ({ $error })
delivery-why-place-gone = its channel is gone, or I am not in it ({ $error })
delivery-why-card-undeclared = this version of Confab does not know it
a-few = a few
delivery-sent = Sent in the last 30 days: { $count }
delivery-dropped = Not sent, because it was not wanted any more when its time came: { $count }
delivery-kept = Kept for readers who take no direct messages from me, until they ask me for it: { $count }
delivery-text = A closed account or a switched-off direct message needs nothing from you. For a missing permission, mend it first and then try again.
press-try-again = Try them again
tried-title = They are on their way again
tried-text = Look here again in a while.

trouble-directs-title = New direct messages have to wait
trouble-directs-text = I may begin only so many in a day. People I have written to before get everything as usual; to the others I write as soon as I may, in some hours. Nothing is lost, and you need not do anything.
trouble-threads-title = Nearly too many threads are active here
trouble-threads-text = There is room for about 1,000 at a time, so new introductions wait. Archiving threads that nobody uses any more lets them go on; I look again every hour.
failed-title = Something did not work, and I stopped trying
failed-text = For some hours I tried in vain: { $what }. What comes round again is planned as usual. Whoever runs Confab finds the cause in its log.
failed-about = For some hours I tried in vain: { $what } (“{ $series }”). What comes round again is planned as usual. Whoever runs Confab finds the cause in its log.
failed-why = You get this because you organise Confab here.
trouble-why = You get this once a week at most, because you organise Confab here.

# -- talking to an organiser ---------------------------------------------------------------------

talk-title = Talk to an organiser
talk-text = What you write goes to the one person you choose, with your name, and is deleted here once it has arrived. It can be about anything, also about how somebody behaved. Feeling nervous about it is normal.
talk-nobody = I do not know yet who organises Confab here. Whoever administers this workspace can help you.
press-talk-write = Write to an organiser
press-talk-concerns = It is about an organiser
press-talk-more = Help in a crisis
form-talk = Talk to an organiser
ask-to = To
ask-words = Your message
hint-words = You can begin with: “I would like to tell you about …”
send = Send
form-concerns = It is about an organiser
intro-concerns = This person is not offered as a reader, and does not learn that you asked.
ask-concerns = Whom does it concern?
next = Next
talk-nobody-else-title = Nobody else organises here
talk-gone = This person cannot be written to any more. Please choose somebody else.
talk-sent-title = It is on its way
talk-sent-text = { $who } gets it as a direct message and can answer you the same way. I keep no copy.
talk-closed = This exchange is over. Begin a new one with /peer talk.
letter-title = A message from { $who }
letter-why = You get this because you organise Confab here. Your answer goes to { $who } alone; I keep no copy.
answer-title = An answer from { $who }
answer-why = You get this because you wrote to { $who }. I keep no copy.
press-reply = Reply
form-reply = Your answer
form-feedback = Feedback on Confab
intro-feedback = It goes to those who organise Confab here. A sentence is enough.
ask-feedback = What works, what does not?
ask-named = With your name?
named-yes = Yes, so that they can answer
named-no = No
feedback-title = Feedback on Confab
feedback-named-why = { $who } wrote this to those who organise Confab here.
feedback-why = Somebody wrote this to those who organise Confab here, without a name.
feedback-sent-title = Thank you
feedback-sent-text = It is on its way to those who organise Confab here.

# -- home ----------------------------------------------------------------------------------------

home-organise = You organise Confab here.
home-talk = Is something on your mind? You can write to an organiser in private.
press-overview = For organisers
as-said = { $value }
reply-to = It goes to { $who } alone.
