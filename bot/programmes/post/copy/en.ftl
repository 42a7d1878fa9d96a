# Notes that could not be written to somebody. Two messages make a card: its -title and its -text.

command-notes = Notes that are kept for you here

waiting-title = A note for you
waiting-text = { $who }, there is a note for you. Only you can read it.
waiting-why = I say so here because I could not send you a direct message. To get notes directly, allow direct messages from this server or workspace.
press-show-me = Show me
more-title = There is more
more-text = These came first; the others are still here for you.
nothing-title = Nothing is waiting for you
nothing-text = If there was a note, it is not needed any more. Your home shows what is on.
home = There is a note for you.
export-title = Notes kept for you
