"""What check-ins show, pure: values in, cards and forms out."""
