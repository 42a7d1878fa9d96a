# What only Slack needs words for.

file-missing = “{ $name }” could not come along: Confab may not send files here. An administrator can add the scope files:write.
continue = Continue
continue-text = Slack could not open the form just now. Nothing is lost: press Continue when you are ready.
errors-text = Before this can be saved:
close = Close
in-your-messages-title = It is in your messages
in-your-messages-text = I sent it to you in a direct message, because it comes with a file that only you should see.
invite-step = /invite @{ $bot }
scope-step = the scope { $scope }
archived-step = a channel that is not archived

peer-does = Meet peers, see what is on, pause, and more
confab-does = Set programmes up and look after them (organisers)
app-does = Brings people together for peer support, step by step

check-token = The bot token belongs to { $workspace }, where I am called @{ $bot }.
check-token-mend = Set SLACK_BOT_TOKEN to the Bot User OAuth Token (it begins with xoxb-) from your app’s page “OAuth & Permissions”. Slack said: { $error }.
check-token-refused = Slack does not accept the bot token.
check-socket-refused = Slack does not open a socket.
check-no-answer = Slack did not answer.
check-no-answer-mend = Check that this machine can reach slack.com over HTTPS. What happened: { $error }.
check-scopes = Every permission that is needed is there.
check-scopes-missing = These permissions are missing: { $scopes }.
check-scopes-mend = Add them on your app’s page “OAuth & Permissions” under Bot Token Scopes, then press “Reinstall to Workspace” there.
check-scopes-optional = Without { $scopes }, { $loss }.
check-scopes-many = These permissions are more than Confab needs: { $scopes }.
check-scopes-many-mend = Confab never reads conversations. Remove them on your app’s page “OAuth & Permissions” and reinstall.
check-socket = Socket Mode answers.
check-socket-mend = Set SLACK_APP_TOKEN to an app-level token (it begins with xapp-) with the scope connections:write, from your app’s page “Basic Information”, and switch “Socket Mode” on. Slack said: { $error }.
check-signing = There is a signing secret; Slack has to reach { $path } of this machine over HTTPS.
check-way-missing = There is no way for Slack to reach Confab yet.
check-way-mend = Set SLACK_APP_TOKEN (Socket Mode, no public address needed) or SLACK_SIGNING_SECRET (Slack calls a public address of yours).
