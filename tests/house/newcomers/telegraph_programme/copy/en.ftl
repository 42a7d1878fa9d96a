command-telegraph-send = Send yourself a telegram
wired-title = A telegram for { $name }
wired-text = All is well.
again = Send another
waiting = A telegram is on its way.
