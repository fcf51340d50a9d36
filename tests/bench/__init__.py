"""Measurements: `make bench` writes them to docs/benchmarks.md. Ratios inside one run, never seconds in a test."""
