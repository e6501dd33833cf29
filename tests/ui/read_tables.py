"""Reading the tables of the pages."""


def column(page, number):
    """The text of each row of a page's table in one of its columns."""
    model = page.table.model()
    return [model.index(row, number).data() for row in range(model.rowCount())]
