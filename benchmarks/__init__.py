"""What is measured, and how: each file prints its tables; `python -m benchmarks` runs them all."""
