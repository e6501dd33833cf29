"""Words of the signs of an entry: the tiles, what is asked under a ticked one, the wider list."""

from ptdiary.report.wording.dates import lower
from ptdiary.report.wording.entry_form import NO, NOT_SURE

NONE_OF_THESE = "None of these"
NONE_OF_THE_OTHERS = "None of the others"
FOLLOW_UP_HINT = "What you leave blank counts as not sure."
MOVEMENT_HINT = "Without a number, this cannot be kept."

TILES = {
    "travels": "Pain spreading down a leg",
    "sharp": "Sharp or shooting pain",
    "nerves": "Numbness or tingling",
    "weakness": "Weakness, or a leg giving way",
    "swelling": "New swelling",
    "movement": "Harder to bend or move",
    "saddle": "Numb between the legs, or new trouble peeing or pooing",
    "fever": "Fever, or feeling ill",
    "fall": "A fall or accident",
}
WIDE_TILES = frozenset({"saddle"})

# follow-ups
SIDES = (("left", "Left"), ("right", "Right"), ("both", "Both"), ("unsure", NOT_SURE))
CHANGES = (
    ("new", "New"), ("worse", "Worse"), ("same", "Same as before"), ("unsure", NOT_SURE),
)  # fmt: skip
WHICH_LEG = "Which leg?"
PAST_KNEE = "Past the knee?"
ARM = "Into an arm?"
ARMS = (("left", "Left"), ("right", "Right"), ("both", "Both"), ("none", NO))
WHICH_PAIN = "Which?"
SHARP_WORDS = (("sharp", "Sharp"), ("shooting", "Shooting"), ("electric", "Like electricity"),
               ("stabbing", "Stabbing"))  # fmt: skip
DURING = "During an exercise?"
WHICH_EXERCISE = "Which exercise?"
WHICH_NERVES = "Which?"
NERVES = (("numbness", "Numbness"), ("tingling", "Tingling"))
WHICH_SIDE = "Which side?"
IS_IT_NEW = "Is it new?"
GIVES_WAY = "Does the leg give way, or the foot slap or drag?"
HOW_MUCH = "How much?"
AMOUNTS = (("mild", "A little"), ("marked", "A lot"))
HOW_WELL = "How well can you move?"
MOVEMENT_SPANS = ((0, 0, "cannot move"), (10, 10, "as usual"))
SADDLE = {
    "saddle": "Numb or tingling between your legs, round your bottom or genitals?",
    "bladder": "New trouble starting, stopping or feeling pee, or leaking?",
    "bowel": "Leaking poo, or not feeling it?",
    "sexual": "New loss of feeling or function during sex?",
}
DECLINED = "Prefer not to say"
WHICH_ILL = "Which?"
ILL = (("fever", "38.0 °C or more, or hot and shivery"), ("unwell", "Feeling ill"),
       ("unsure", NOT_SURE))  # fmt: skip
HOW_SERIOUS = "What happened?"
FALLS = (("serious", "A serious fall or accident"), ("small", "A stumble or small fall"),
         ("unsure", NOT_SURE))  # fmt: skip

# the wider list
WIDER_TITLE = "A few more, about once a week"
WIDER_QUESTION = "In the past week, any of these?"
WIDER_WHY = "They are rare, and worth asking now and then."
WIDER_SAVE = "Save these answers"
WIDER_ASK = "Answer them now"
WIDER_LATER = "Not now"
ARE_YOU_SURE = "Not certain?"
WIDER = {
    "chest": "Chest pain, or trouble breathing",
    "collapse": "Sudden severe pain, and faint or clammy",
    "dark_urine": "Pee as dark as tea or cola after exercise",
    "weight_loss": "Losing weight without trying",
    "calf": "One calf or thigh swollen, hot or throbbing",
    "shape": "A lump, or a back that has changed its shape",
    "cough_strain": "New pain when you cough, sneeze or poo",
    "upper_back": "New pain between your shoulders",
    "band": "Pain like a tight band round your body",
    "night_pain": "Pain at night that no position eases",
    "sexual": "New loss of feeling or function during sex",
}

# the card at a ticked answer
TICKED = "You ticked: {tile}."
ANSWER_BELOW_TILE = "Answer the questions under it. What you leave blank counts as not sure."


def ticked(tile: str) -> str:
    """The reason on the card while the questions under a ticked tile are open."""
    return f"{TICKED.format(tile=lower(TILES[tile]))} {ANSWER_BELOW_TILE}"
