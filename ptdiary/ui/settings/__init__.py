"""The page Settings.

- `page`               the page, and the card about the diary file
- `preferences`        how the program looks, says times, and reminds
- `suggested_numbers`  emergency numbers of the region, to be taken over
- `profile`            one answer of the profile: its row, and where it is kept
- `appointment`        the next appointment
- `copies`             a copy in another form, and bringing one in
"""
