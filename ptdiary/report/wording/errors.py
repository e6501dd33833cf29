"""What is said when something cannot be saved or written."""

CANNOT_SAVE = "This is not saved yet."
TRY_AGAIN = "Try again"
NO_PDF = "The page could not be made into a PDF. The file was not written."
PDF_PAGES = "A page is missing from the PDF, or is too many. The file was not written."


def cannot_save(sentence: str) -> str:
    """What stands beside Save when the disk refuses."""
    return f"{CANNOT_SAVE} {sentence}"
