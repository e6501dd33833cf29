"""The page Settings.

- `page`               the page, and the card about the diary file
- `suggested_numbers`  emergency numbers of the region, to be taken over
- `profile`            one answer of the profile: its row, and where it is kept
- `known`              what the therapist knows, each with Remove
- `copies`             a copy in another form, and importing one
"""
