"""What coffee shows, pure: values in, cards and forms out."""
