"""What may be added to an entry, opened as the patient would before she answers there."""

_ROW = {"private_note": "private", "worse_with": "worse_better", "better_with": "worse_better"}


def box_in(rows, field):
    """The box for a note or a question."""
    rows.open(_ROW.get(field, "note"))
    return rows.written[field]


def asked_in(rows, key):
    """The questions of a row."""
    rows.open(key)
    return rows.asked[key]
