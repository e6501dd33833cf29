"""What small studies recorded after hard back exercise: a band to look at, never a rule.

Points above the usual score, on the scale of 0 to 10, by hours after the exercise. Constructed for
this program (evidence page, C.2), and no published norm: the mean at 24 h lies between 2.1 and 3.8
(Abboud 2019, 24 healthy people, 100 back extensions); later means fall as in Tufano 2012 after
subtracting the start value (100, 88, 62, 28 %); the high edge is the ceiling of "mild to moderate",
6, near the highest of Bishop 2011, 6.8. The first 12 h are interpolated. Nobody in these studies
was a patient with back pain.
"""

from ptdiary.review.shapes import StudyPoint

_BAND = (
    (0, 0.5, 3.0), (12, 1.5, 4.0), (24, 3.0, 6.0), (28, 3.0, 6.0),
    (48, 2.6, 6.0), (72, 1.9, 4.2), (96, 0.8, 1.9), (120, 0.2, 1.0),
)  # fmt: skip
_HIGHEST = 10.0


def studies_above(usual: float) -> tuple[StudyPoint, ...]:
    """The band above a usual score, cut at the end of the scale."""
    return tuple(
        StudyPoint(hours=hours, mean=min(usual + mean, _HIGHEST), high=min(usual + high, _HIGHEST))
        for hours, mean, high in _BAND
    )
