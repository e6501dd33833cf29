"""How often the program is right, and how often it claims what is not so.

Run by `python -m tests.bench`: alarms, the outlook, the comparison, changes. Simulated patients and
no trial; who they are, and what is asked of them:

- `patients`  a true level, sessions and scatter, written as a diary
- `ticks`     what a well patient ticks now and then
- `well`      the well patients, the hard ones among them, and those who tick
- `worse`     the worsening ones, and what counts as told
- `tables`    all of them as the rows of tables, with their seeds
- `alarms`    the scores of a row
- `programs`  the programs that are scored, all by the same code
- `change`    what Trends says where nothing changed, and where something did
- `recorded`  what version 1 found on the same patients
- `after_sessions`  patients with sessions: a slow level, a rise after each, whole scores
- `outlook`   how often the range for tomorrow evening comes true
- `costs`     does one way of exercising cost more: patients, and how often it is claimed
"""
