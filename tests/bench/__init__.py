"""How often a well patient is alarmed, how soon a worse one is told.

Run by `python -m tests.bench alarms`.

Simulated patients and no trial: who they are is written beside each. The review is handed in, so
that the same patients go through any program.
"""
