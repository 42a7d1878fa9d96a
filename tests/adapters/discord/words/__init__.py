"""Words for the commands of the test programme."""
