"""What several programmes show or ask alike, written once."""
