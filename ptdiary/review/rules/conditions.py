"""The conditions of all rules, by id. Each stands beside its function, in its own module."""

from collections.abc import Mapping
from types import MappingProxyType

from ptdiary.review.case import Condition
from ptdiary.review.rules import (
    cancer,
    checks,
    course,
    daily_life,
    exercises,
    expected,
    gaps,
    severe,
    signs,
    urgent,
    worse,
)

_MODULES = (
    checks, signs, urgent, severe, exercises, course, worse, daily_life, cancer, gaps, expected,
)  # fmt: skip

CONDITIONS: Mapping[str, Condition] = MappingProxyType(
    {condition.id: condition for module in _MODULES for condition in module.RULES}
)
