"""Well patients, the hard ones among them, and well ones who tick a tile."""

from tests.bench.patients import Patient
from tests.bench.ticks import (
    foot_asleep,
    hand_asleep,
    sciatica,
    stumble,
    thighs_marked,
    thighs_told,
)

BASE = Patient("usual 3 SD 1.2, 2 clinic/wk DOMS +2, 1 a day", clinic=2)

WELL = (
    BASE.with_(name="usual 3 SD 1.2, 2 clinic/wk DOMS +2, 2 a day", a_day=2),
    BASE,
    BASE.with_(name="the same, no soreness after sessions", doms=0),
    Patient("the same, no sessions"),
    Patient("no sessions, always says better/same/worse", compares=1.0),
    BASE.with_(name="2 clinic/wk DOMS +2, 40 % of days missing", missing=0.4),
    Patient("usual 2 SD 0.8, 1 clinic/wk DOMS +2, 1 a day", usual=2, sd=0.8, clinic=1),
    Patient("usual 2 SD 1.2, 3 clinic/wk DOMS +2, 1 a day", usual=2, clinic=3),
    Patient("usual 2 SD 1.2, 1 clinic/wk DOMS +3, 1 a day", usual=2, clinic=1, doms=3),
    Patient("usual 0 SD 0.8, 2 clinic/wk DOMS +3, 1 a day", usual=0, sd=0.8, clinic=2, doms=3),
    Patient("usual 0 SD 1.2, 1 clinic/wk DOMS +2, 2 a day", usual=0, clinic=1, a_day=2),
    Patient("usual 5 SD 1.2, 2 clinic/wk DOMS +1, 1 a day", usual=5, clinic=2, doms=1),
    Patient("usual 5 SD 0.8, daily home exercise, 1 a day", usual=5, sd=0.8, home=True),
    Patient("usual 6 SD 1.2, no sessions, 1 a day", usual=6),
    Patient("usual 6 SD 1.2, no sessions, 2 a day", usual=6, a_day=2),
    BASE.with_(name="usual 3 SD 1.2, 2 clinic + daily home, 2 a day", home=True, a_day=2),
    Patient("usual 3 SD 1.8, 1 clinic/wk DOMS +1, 1 a day", sd=1.8, clinic=1, doms=1),
    Patient("usual 3 SD 1.2, 1 clinic/wk DOMS +2, none stated", clinic=1, states_nothing=True),
    Patient("states 3, truly 3.7, SD 1.2, 1 clinic/wk DOMS +1", 3.7, stated=3, clinic=1, doms=1),
    Patient("logs bad days only, usual 3 SD 1.2, no sessions", bad_days_only=True),
    Patient("logs bad days only, usual 3 SD 1.2, 1 clinic/wk", bad_days_only=True, clinic=1),
)

HARD = (
    Patient("(hard) usual 2 SD 1.2, 3 clinic/wk DOMS +3", usual=2, clinic=3, doms=3),
    Patient("(hard) usual 5 SD 1.2, 2 clinic/wk DOMS +2", usual=5, clinic=2),
    Patient("(hard) bad days only, 2 clinic/wk DOMS +2", bad_days_only=True, clinic=2),
    Patient("(hard) usual 5 SD 1.8, no sessions, 1 a day", usual=5, sd=1.8),
    Patient(
        "(hard) usual 6 SD 1.2, no sessions, 2 a day, none stated",
        usual=6,
        a_day=2,
        states_nothing=True,
    ),
    Patient("(hard) usual 6 SD 1.8, no sessions", usual=6, sd=1.8),
)

SCIATICA = {"sign": "pain", "limb": "leg", "side": "left", "reach": "below_knee"}
UNASKED = {"osteoporosis": None, "long_term_steroids": None}

TICKS = (
    BASE.with_(name="no tick (as the second row)"),
    BASE.with_(name="thigh ache after squats, marked on the map", ticks=(thighs_marked,)),
    BASE.with_(name="thigh ache after squats, ticked as pain into both legs", ticks=(thighs_told,)),
    BASE.with_(name="a hand asleep, twice", ticks=(hand_asleep,)),
    BASE.with_(name="a foot asleep, twice", ticks=(foot_asleep,)),
    BASE.with_(name="a stumble, twice, bones healthy", ticks=(stumble,)),
    BASE.with_(name="a stumble, twice, bones never asked", ticks=(stumble,), profile=UNASKED),
    BASE.with_(name="known sciatica, the same", ticks=(sciatica,), profile={"known": [SCIATICA]}),
    BASE.with_(name="sciatica that nobody knows, the same", ticks=(sciatica,)),
)
