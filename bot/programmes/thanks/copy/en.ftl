# What thanks say. Cards are made of <key>-title, <key>-text and perhaps <key>-why.

command-thanks-show = See how often you were thanked; only you can
command-thanks-give = Thank somebody in private
command-thanks-story = Tell your own story in a programme's channel
menu-thanks-give = Say thank you
option-who = whom to thank, with @
export-title = Thanks

press-join = Join
press-give = Thank somebody
press-story = Tell my story
press-publish = Publish it
press-change = Change it
press-drop = Do not publish

join-first-title = Join first
join-first-text = Thanks go between people who have joined Confab. It takes one press, and you can leave whenever you like.
home = Has somebody been good for you lately? A word of thanks reaches them in private.

thank-form = Thank somebody
thank-submit = Send it
thank-intro = It goes to this person alone. What you write is not kept.
ask-who = Whom?
ask-kind = What is it?
kind-thanks = Thank you
kind-worked = Your suggestion worked
ask-words = In your own words
first-line = Thank you for taking the time. What helped me was …
not-here = This person has not joined Confab, so I may not write to them. A word in person reaches them for sure.
not-oneself = Being kind to yourself is good, too. Please choose somebody else here.
sent-title = On its way to { $who }
sent-text = Thank you for saying it.

note-thanks-title = { $writer } thanks you
note-thanks-text = In their own words:
note-thanks-why = It is for you alone.
note-worked-title = Your suggestion to { $writer } worked
note-worked-text = In their own words:
note-worked-why = It is for you alone.

tally-title = You were thanked
tally-text = Only you can see this.
tally-thanks =
    { $count ->
        [one] • once, simply so
       *[other] • { $count } times, simply so
    }
tally-worked =
    { $count ->
        [one] • once, because your suggestion worked
       *[other] • { $count } times, because your suggestion worked
    }
tally-none-title = Thanks
tally-none-text = A word of thanks goes to one person alone, and takes a minute.

no-channel-title = There is no channel for it yet
no-channel-text = Stories appear in the channel of a programme you take part in, and there is none at the moment.
story-form = My story
story-submit = See it first
story-intro = Tell what is yours to tell, and name nobody who has not said yes. Nothing appears before you have seen it.
story-first-line = I would not have thought that a talk with a peer could …
ask-where = Where should it appear?
ask-story = Your story
ask-named = With your name?
named-no = Without my name
named-yes = With my name
story-title = A story from one of us
story-title-named = A story from { $writer }
preview-title = This is exactly what will appear
preview-text = It will stand in { $channel }, for everybody there, and I cannot take it back. Below you see it as they will.
on-its-way-title = It will appear
on-its-way-text = Thank you for telling it. It stands in { $channel } in a moment.
dropped-title = Not published
dropped-text = Nothing appears, and nothing is kept.
