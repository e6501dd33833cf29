"""How often a well patient is alarmed, how soon a worse one is told, which changes are chance.

Run by `python -m tests.bench alarms` and `python -m tests.bench change`. Simulated patients and no
trial; who they are:

- `patients`  a true level, sessions and scatter, written as a diary
- `ticks`     what a well patient ticks now and then
- `well`      the well patients, the hard ones among them, and those who tick
- `worse`     the worsening ones, and what counts as told
- `tables`    all of them as the rows of tables, with their seeds
- `alarms`    the scores of a row
- `programs`  the programs that are scored, all by the same code
- `change`    what Trends says where nothing changed, and where something did
- `recorded`  what version 1 found on the same patients
"""
