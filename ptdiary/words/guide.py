"""The page about soreness: its text in `resources/guide`, and the words around it."""

from dataclasses import dataclass

# Of Markdown a page of the guide knows `# title`, `## section`, `- point`, and paragraphs divided
# by empty lines.


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, or one point of a list."""

    text: str
    point: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One heading and what is below it."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """A whole page. `lead` is below its title."""

    title: str
    lead: tuple[Block, ...]
    sections: tuple[Section, ...]


def read_guide(text: str) -> Guide:
    """The page that a text describes. ValueError if it does not begin with its title."""
    head, *parts = text.split("\n## ")
    title, _, lead = head.strip().partition("\n")
    if not title.startswith("# "):
        raise ValueError("a page of the guide begins with its title")
    return Guide(
        title=title.removeprefix("# ").strip(),
        lead=_blocks(lead),
        sections=tuple(_section(part) for part in parts),
    )


def _section(part: str) -> Section:
    title, _, body = part.partition("\n")
    return Section(title=title.strip(), blocks=_blocks(body))


def _blocks(body: str) -> tuple[Block, ...]:
    blocks: list[Block] = []
    fresh = True
    for line in (each.strip() for each in body.splitlines()):
        if not line:
            fresh = True
        elif line.startswith("- "):
            blocks.append(Block(text=line.removeprefix("- "), point=True))
            fresh = True
        elif fresh:
            blocks.append(Block(text=line))
            fresh = False
        else:
            blocks[-1] = Block(text=f"{blocks[-1].text} {line}")
    return tuple(blocks)


TITLE = "About soreness"
FIRST = "First, what to do now"
NOT_NOW = (
    "This page speaks of soreness that eases by itself. What you wrote may be more than that, so it"
    " is not shown now."
)
WHEN_BACK = "It comes back once you have been seen and have recorded it, or the warning has ended."
TOLD = "You have told somebody about this warning"
SEE_TODAY = "See the warning"
SEE_HELP = "When to get help"
