"""How often a well patient is alarmed, how soon a worse one is told; what is claimed of exercise.

Run by `python -m tests.bench alarms` and `python -m tests.bench compare`. Simulated
patients and no trial; who they are:

- `patients`  a true level, sessions and scatter, written as a diary
- `ticks`     what a well patient ticks now and then
- `well`      the well patients, the hard ones among them, and those who tick
- `worse`     the worsening ones, and what counts as told
- `tables`    all of them as the rows of tables, with their seeds
- `alarms`    the scores of a row
- `programs`  the programs that are scored, all by the same code
- `recorded`  what version 1 found on the same patients
- `costs`     does one way of exercising cost more: patients, and how often it is claimed
"""
