"""This program, answering a diary document a line: `python -m tests.bench.answering outlook`.

`--pipe` takes it as it does any other program, which has the same interface: `outlook`, `compare`
or `review`, and what `ptdiary` prints with `--json`.
"""

import json
import sys

from ptdiary.cli import compare as cli_compare
from ptdiary.cli import outlook as cli_outlook
from ptdiary.cli import review as cli_review
from ptdiary.cli.source import Source
from ptdiary.diary.document import read_document
from ptdiary.review.index import index_of
from ptdiary.review.outlook.compare import compare
from ptdiary.review.outlook.ways import SessionQuestion
from ptdiary.review.review import review
from tests.review.story import BOOK

QUESTION = "clinic"


def outlook_line(line):
    document = read_document(line.encode())
    return cli_outlook._as_json(*cli_outlook._look(document.diary, BOOK, document.exported_at))


def compare_line(line):
    document = read_document(line.encode())
    found = compare(index_of(document.diary), SessionQuestion(QUESTION), document.exported_at)
    return cli_compare._as_json(found, QUESTION)


def review_line(line):
    document = read_document(line.encode())
    source = Source(name="", diary=document.diary, at=document.exported_at)
    return cli_review._as_json(source, review(document.diary, BOOK, document.exported_at))


LINES = {"outlook": outlook_line, "compare": compare_line, "review": review_line}


class OwnProgram:
    """The same without a process."""

    def __init__(self, verb):
        self.answer = LINES[verb]

    def ask(self, document):
        return json.loads(self.answer(json.dumps(document)))


if __name__ == "__main__":
    for each in sys.stdin:
        print(LINES[sys.argv[1]](each), flush=True)
