"""PySide6 6.12 loses one reference to None with every call that returns nothing, on Python 3.11.

A window that lives for an evening dies of it: `none_dealloc: deallocating None`. Where this test
passes with a later PySide6, its upper bound in pyproject.toml may go.
"""

import sys

from PySide6.QtCore import QObject, QPointF

CALLS = 1000
NOISE = 20  # references that come and go by themselves


def test_calls_that_return_nothing_leave_none_alone():
    point, thing = QPointF(), QObject()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        point.setX(1.0)
        thing.setObjectName("x")
    assert abs(sys.getrefcount(None) - before) < NOISE
