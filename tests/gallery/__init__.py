"""Pictures of the whole program, and a measure of every word in them.

python -m tests.gallery OUT
"""
