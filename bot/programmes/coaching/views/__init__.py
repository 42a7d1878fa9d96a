"""What coaching shows, pure: values in, cards and forms out."""
