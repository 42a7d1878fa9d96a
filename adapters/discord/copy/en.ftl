# What only Discord needs words for.

continue = Continue
continue-text = Press Continue when you are ready. What you told me so far is kept.
try-again = Try again
errors-text = Before this can be saved:
kept-text = Nothing is lost: Try again shows what you typed.
date-example = 2026-03-31 or 31 March
time-example = 14:30
peer-does = Meet peers, see what is on, pause, and more
confab-does = Set programmes up and look after them (organisers)
ordinary-channel-step = an ordinary text channel: here no private threads can be opened

permission-view-channel = View Channels
permission-send-messages = Send Messages
permission-create-private-threads = Create Private Threads
permission-send-messages-in-threads = Send Messages in Threads
permission-attach-files = Attach Files
why-view-channel = to be in the channels it was given
why-send-messages = to show the Join card and announcements
why-create-private-threads = to open a private thread for people it introduces
why-send-messages-in-threads = to say who they are and what they share there
why-attach-files = to send calendar files, pictures and what is stored about somebody

check-token = The bot token belongs to { $bot }.
check-token-refused = Discord does not accept the bot token.
check-token-mend = Set DISCORD_BOT_TOKEN to the token from your application’s page “Bot” (press “Reset Token” to see a new one).
check-no-answer = Discord did not answer.
check-no-answer-mend = Check that this machine can reach discord.com over HTTPS. What happened: { $error }.
check-no-server = The bot is on no server yet.
check-no-server-mend = An administrator of a server can add it here: { $link }
check-server = On { $server } these permissions are missing: { $permissions }.
check-server-mend = Open { $link } and choose the server again, or allow them in Server Settings under Roles. { $why }
check-server-fine = On { $server } every permission that is needed is there.
check-server-some = On { $server } every permission that is needed is there in { $channels }.
check-channel = In #{ $channel } on { $server } these are switched off: { $permissions }.
check-channel-mend = Only if Confab should be used there: allow them for Confab’s role in the channel’s settings under Permissions.
