"""The command line: a verb, a diary, a result or one line that says why not.

- `arguments`   what can be asked
- `source`      a DIARY as a diary: file, document or sample
- `command`     runs a verb; bad input ends in one line, a bug in the log
- `window`      no verb: the window
- `review`, `chart`, `summary`, `exchange`, `upkeep`, `self_check`   the verbs

A verb's module is imported when it is asked for, because a review has to answer without Qt,
matplotlib or numpy. Nothing here decides anything about a diary.
"""
