"""Emergency and urgent-care numbers by region: suggestions, which the patient accepts or changes.

Numbers change. These are common knowledge, not read from an official list; an urgent line stands
here only where nearly the whole country has one. A region that is not here gets no suggestion.
"""

from dataclasses import dataclass

__all__ = ["Numbers", "suggested"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """`urgent` is None where the region has no line of its own for advice that cannot wait."""

    emergency: str
    urgent: str | None = None


_ONE_ONE_TWO = frozenset(
    (
        "BE",
        "BG",
        "CY",
        "CZ",
        "DE",
        "DK",
        "EE",
        "ES",
        "FI",
        "FR",
        "GR",
        "HR",
        "HU",
        "IE",
        "IS",
        "IT",
        "LI",
        "LT",
        "LU",
        "LV",
        "MT",
        "NL",
        "PL",
        "PT",
        "RO",
        "SE",
        "SI",
        "SK",
    )
)
_URGENT_BY_112 = {"DE": "116117", "SE": "1177"}
_OTHERS = {
    "GB": Numbers(emergency="999", urgent="111"),
    "CH": Numbers(emergency="144"),
    # 112 leads to the police there, who would have to pass the call on
    "AT": Numbers(emergency="144", urgent="1450"),
    "NO": Numbers(emergency="113", urgent="116117"),
    "US": Numbers(emergency="911"),
    "CA": Numbers(emergency="911", urgent="811"),
    "AU": Numbers(emergency="000", urgent="1800 022 222"),
    "NZ": Numbers(emergency="111", urgent="0800 611 116"),
    "JP": Numbers(emergency="119"),
    "KR": Numbers(emergency="119"),
    "IN": Numbers(emergency="112"),
    "ZA": Numbers(emergency="112"),
    "BR": Numbers(emergency="192"),
    "MX": Numbers(emergency="911"),
    "IL": Numbers(emergency="101"),
    "TR": Numbers(emergency="112"),
    "UA": Numbers(emergency="103"),
    "SG": Numbers(emergency="995"),
    "HK": Numbers(emergency="999"),
}


def suggested(region: str) -> Numbers | None:
    """The numbers of a region by its two letters (ISO 3166); None where we have none to suggest."""
    if region in _ONE_ONE_TWO:
        return Numbers(emergency="112", urgent=_URGENT_BY_112.get(region))
    return _OTHERS.get(region)
