"""What Confab costs, measured: each module runs alone (`python -m benchmarks.answers`)."""
