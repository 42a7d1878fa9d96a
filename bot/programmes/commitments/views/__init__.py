"""What commitments show, pure: values in, cards out."""
