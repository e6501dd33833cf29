"""The rule book: level, wording, advice and source of each rule."""

from collections.abc import Mapping
from dataclasses import dataclass

from ptdiary.review.finding import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleBook:
    """All rules in the book's order."""

    rules: tuple[Rule, ...]
    by_id: Mapping[str, Rule]

    def __getitem__(self, id_: str) -> Rule:
        return self.by_id[id_]


def read_rulebook(text: str) -> RuleBook:
    """The rule book in `text` (JSON). RuleBookError says in one sentence what is wrong with it."""
    raise NotImplementedError
