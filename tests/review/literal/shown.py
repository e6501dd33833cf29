"""What is shown: the lines of the banner, at most three, and what stands behind "more"."""

from tests.review.literal.finding import LEVELS, WHENS, level_of

MOST = 3


def shown(findings, quiet):
    """(the rules in the banner, the rest), each in the order of showing."""
    in_order = sorted(findings.values(), key=lambda f: order(f, quiet))
    lines = [f.id for f in in_order if may_stand(f, findings)][:MOST]
    return lines, [f.id for f in in_order if f.id not in lines]


def order(finding, quiet):
    """A quiet one last; then level, when, and the latest evidence."""
    return (
        finding.id in quiet,
        -LEVELS.index(finding.level),
        WHENS.index(finding.when),
        -finding.date.timestamp(),
    )


def may_stand(finding, findings):
    if finding.id[0] == "C" and finding.id in reasons_of_cancer(findings):
        return False
    level = level_of(findings.values())
    if level == "emergency":
        return finding.level == "emergency"
    return level != "urgent" or finding.level != "watch"


def reasons_of_cancer(findings):
    return findings["U-CANCER"].facts["reasons"] if "U-CANCER" in findings else ()
