"""How often the program is right, and how often it claims what is not so.

`python -m tests.bench` prints all tables, `--write` puts them into the README, and
`python -m tests.bench outlook --row high --patients 50` asks for less. A table comes out the same
in however many processes. Simulated patients and no trial; who they are, and what is asked of them:

- `table`     what every table has: a title, columns, and rows of so many patients each
- `readme`    which of the rows and columns stand in the README
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
- `piped`     another program that is scored, asked through a pipe
- `answering` this program at the other end of such a pipe

Another program is scored on the same patients with `--pipe 'command'` behind the name of a table.
Each process begins the command once, writes one diary document (version 2) a line to its standard
input and reads one line of JSON from its standard output before it writes the next. `exported_at`
is the moment that is asked as of; nothing later stands in the document. Of an answer is read:

- `outlook`: `for`, a list of moments. Of the one whose `hours` since the end of the latest session
  round to those that are asked about (29 at the end of a session, 53 on the evening after it) the
  `dots`: ten scores that are equally likely. Without it, as with an empty list, nothing was said.
- `compare`: `answer`, one of more, less, no_difference and cannot_tell, to whether sessions whose
  `setting` is clinic cost more than those whose `setting` is home.
- `alarms`: `findings`, a list. Of each the `level` (emergency, urgent, contact, watch, expected)
  and `when` (now, today, next session, or empty). A `rule` stands for both level and rule, as its
  first letter is that of the level; the two rows of cancer are told by the rule U-CANCER alone.

So `--pipe "python -m tests.bench.answering outlook"` scores this program, by the same way.
"""
