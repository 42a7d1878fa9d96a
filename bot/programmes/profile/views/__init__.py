"""What the profile shows, pure: values in, cards and forms out."""
