"""Every word a person reads, but for the rule book's own in `resources/rules`.

- `dates`         how days, hours, scores and counts are said
- `isolate`       what the patient wrote inside a sentence of ours
- `body_regions`  regions of the body, what pain feels like, what helps and what a session held
- `signs`         the signs of an entry, and the names of findings
- `typed_day`     a day as people type it
- `typed_number`  a number as people type it
- `typed_time`    a time of the day as people type it
- `lines`         one sign in one place: what is said and known of it
- `exercises`     what a session and its exercises say
- `entries`       what an entry says, and when it was written
- `asking`        which questions of the form are open, and what its answers raise
- `entry_form`    the form of an entry: its questions and answers
- `questions`     what each row of the form asks, its chips, and what the therapist knows
- `entry_rows`    the rows of the form, and what each holds when it is closed
- `findings`      what a finding says: heading, reason, advice
- `facts`         how a fact of a finding is said, to fill the braces of the rule book
- `banner`        the one banner at the top of a page
- `phone`         who to call, and what to say to them
- `opening_hours` when they can be called, as people write it down
- `emergency`     the page of an emergency
- `today`         Today, around the form
- `meaning`       what a rating that was just saved means
- `activities`    what the patient can do this week
- `medicine`      medicines taken as needed
- `diary`         the Diary page
- `sessions`      the Sessions page and its form
- `plan`          the exercise plan
- `visits`        appointments, what was said there, and the questions to ask
- `outlook`       what is said about the hours after a session
- `stray`         a record whose year cannot be
- `trends`        the Trends page around the charts
- `charts`        what is written in the timeline, and what it shows in a sentence
- `aligned`       the same for soreness after each session
- `chart_tables`  the same charts as tables
- `compare`       does it cost more: the answer, what it was counted from
- `cost`          the card that asks it: what can be asked, its rows of dots, its table
- `experiment`    two ways that take turns: what is next, what came of it
- `summary`       the Print summary page around the preview
- `page`          the page for the therapist, and how its figures are said
- `page_since`    its box on top: what was since the last visit
- `page_health`   its lines about the patient: health, usual soreness, what is known, the weeks
- `page_life`     its lines about daily life: where it hurts, what the patient can do, sleep
- `page_entries`  its warnings box, and every entry in the long form
- `week_sheet`    the blank sheet of the paper diary
- `paper_week`    entering a week from paper
- `settings`      the Settings page
- `known`         what the therapist knows, sign by sign
- `copies`        copies in other forms
- `backups`       Backups and recovery
- `recovery`      what is said when a diary cannot be opened or saved
- `window`        the window around the pages
- `help`          When to get help
- `guide`         About soreness
- `command_line`  the commands

Nothing here draws, and nothing elsewhere writes a sentence. Short sentences, the verb first in a
warning, a number always with its meaning. Never a verdict.
"""
