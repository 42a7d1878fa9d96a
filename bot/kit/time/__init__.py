"""Rhythms, zones, working hours, and days as people type them."""
