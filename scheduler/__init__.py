"""What happens by itself: bells, due rows, deliveries, purging."""
