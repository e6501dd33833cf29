"""The conditions of all rules, by id. Each stands beside its function, in its own module."""

from collections.abc import Mapping
from types import MappingProxyType

from ptdiary.review.case import Condition
from ptdiary.review.rules import (
    checks,
    course,
    daily_life,
    exercises,
    expected,
    gaps,
    nerves,
    urgent,
    worsening,
)

_MODULES = (
    checks, urgent, nerves, exercises, daily_life, course, worsening, gaps, expected,
)  # fmt: skip

CONDITIONS: Mapping[str, Condition] = MappingProxyType(
    {condition.id: condition for module in _MODULES for condition in module.RULES}
)
