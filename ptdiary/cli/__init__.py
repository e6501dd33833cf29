"""The command line: a verb, a diary, a result or one line that says why not.

- `command`     what can be asked; runs a verb; bad input ends in one line, a bug in the log
- `source`      a DIARY as a diary: file, document or sample
- `drawing`     what Qt needs to be told before it is imported
- `review`      the level and the findings as of a moment
- `outlook`     what the patient's own sessions say about the coming hours
- `compare`     does one kind of session cost more
- `chart`       a trend as a picture
- `summary`     the page for the therapist
- `exchange`    export
- `importing`   a document, a diary file or a table, brought into a diary file
- `table`       a table as the options of the import say, and what of it is asked
- `clinic`      export for a clinic's computer, which needs Qt for its page
- `remind`      one notification, if a reminder is due
- `upkeep`      a verified copy, and whether the file is whole
- `self_check`  whether this copy of the program has all its parts
- `icon`        the icon beside the clock
- `window`      no verb: the window

A verb's module is imported when it is asked for, because a review has to answer without Qt,
matplotlib or numpy. Nothing here decides anything about a diary.
"""


class RefusedError(Exception):
    """The command or its input cannot be used. `str()` is the one line that says what and where."""
