"""Proofs that take too long for every run; `python -m tests.nightly` says which there are."""
