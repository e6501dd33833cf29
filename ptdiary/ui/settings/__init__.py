"""The page Settings.

- `page`               the three sheets, and the tabs between them
- `sheets`             a sheet of two columns, and the tabs
- `care`               you and your care: numbers, appointment, health, what was agreed
- `looks`              how it looks, how times are said, when a day begins
- `reminders`          reminders, and starting with the computer
- `file`               this diary: its file, its copies, what was deleted
- `suggested_numbers`  emergency numbers of the region, to be taken over
- `profile`            one answer of the profile: its control, its row, where it is kept
- `still_true`         a line on the health answers: what is missing, or a year old
- `known`              what the therapist knows, each with Remove
- `copies`             a copy in another form, and importing one
- `clinic`             what is asked before it is saved for a clinic's computer, and its page
- `daily`              the copy that is saved by itself after each day
- `importing`          how far an import is, with Cancel; its numbers and the question
"""
