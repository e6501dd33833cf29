"""The series that both charts draw, made from a diary as of one moment."""

from ptdiary.review.shapes import Curve, Mark, Point, Series, Window

__all__ = ["Curve", "Mark", "Point", "Series", "Window"]
