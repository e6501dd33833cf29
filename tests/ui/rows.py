"""The optional rows of an entry, opened as the patient would before she answers in them."""


def box_in(rows, field):
    """The box for a note or a question."""
    rows.folds["note"].open()
    return rows.written[field]


def asked_in(rows, key):
    """The questions of a row."""
    rows.folds[key].open()
    return rows.asked[key]
