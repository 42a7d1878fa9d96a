busy-title = { $platform } asks me to wait a moment
busy-seconds =
    { $count ->
        [one] Nothing was changed. Please try again in a second.
       *[other] Nothing was changed. Please try again in { $count } seconds.
    }
busy-minutes = Nothing was changed. Please try again in { $count } minutes.
busy-hours = Nothing was changed. Please try again in { $count } hours.
refused-title = { $platform } did not tell me what I need to know
refused-text = I could not find out whether you may do this, or where. Nothing was changed. Whoever runs Confab can see why with “confab doctor”.
