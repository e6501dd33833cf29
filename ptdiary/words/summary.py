"""Words of the Print summary page around the preview of the paper."""

from datetime import date

TITLE = "Print summary"
INTRO = "This is the page that your therapist reads. It prints exactly as it shows here."
PERIOD = "Period"
PERIODS = (("14", "2 weeks"), ("42", "6 weeks"), ("92", "3 months"), ("all", "All"))
PAPER = "Paper"
PAPERS = (("a4", "A4"), ("letter", "Letter"))
SHOW_NAME = "Print my name"
LONG_FORM = "Add every entry"
LONG_FORM_HELP = "Every entry follows on sheets of its own. Private notes are never printed."
QUESTIONS = "Questions to ask"
QUESTIONS_HELP = "The page has room for 3 questions. Choose which ones print."
QUESTION_NAME = "A question for your therapist"
PRINT_QUESTION = "Prints"
ADD_QUESTION = "Add the question"
QUESTION_SAVED = "Question added"
QUESTION_REMOVED = "Question removed"
REMOVE_QUESTION = "Remove"
NOTE = "Note to your therapist"
NOTE_SAVED = "Note to your therapist saved"
NOTE_HELP = "It prints on this page. The diary does not read it."
PRINT = "Print"
SAVE_PDF = "Save as PDF"
SAVE_HTML = "Save as web page"
COPY = "Copy as text"
COPIED = "Copied. Paste it into a letter or an e-mail."
SAVE_TITLE = "Save the summary"
PDF_FILTER = "PDF (*.pdf)"
HTML_FILTER = "Web page (*.html)"
PDF_NAME = "back-summary-{day}.pdf"
HTML_NAME = "back-summary-{day}.html"
SAVED = "Saved as {name}."
PRINTED = "Sent to the printer."
NO_PRINTER = "No printer is set up on this computer. Save the page as a PDF instead."
NOT_PRINTED = "The page was not printed. Check the printer, then try again."
PREVIEW = "The page as it prints"
SHOWN = "How large is the page?"
SIZES = (("width", "Page width"), ("whole", "Whole page"))
PREVIOUS_SHEET, NEXT_SHEET = "Previous page", "Next page"

# the paper diary
PAPER_DIARY = "Diary on paper"
PAPER_DIARY_HELP = "One sheet for each week, with the same 2 questions."
WHICH_WEEKS = "Which weeks?"
WEEKS = (
    ("this", "This week"), ("next", "Next week"), ("four", "Next 4 weeks"), ("blank", "No dates"),
)  # fmt: skip
PRINT_SHEETS = "Print sheets"
SAVE_SHEETS = "Save sheets as PDF"
SHEETS_NAME = "back-diary-sheets-{day}.pdf"
SAVE_SHEETS_TITLE = "Save the sheets"
ENTER = "Enter a week from paper"
NOTE_NOT_KEPT = (
    "What you typed could not be kept as a draft. It is on this page until the program ends."
)


def sheet_of(number: int, count: int) -> str:
    """`Page 2 of 5`."""
    return f"Page {number} of {count}"


def file_name(name: str, day: date) -> str:
    """`back-summary-2026-11-29.pdf`: so that names sort by day, in every language."""
    return name.format(day=day.isoformat())
