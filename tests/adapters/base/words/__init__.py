"""The words of the conformance programme."""
