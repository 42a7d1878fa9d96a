"""Who takes part: accounts, consent, invitations, avoidance, and who may press."""
