"""Writes `sizes.txt`: how much the first start fetches, on each system and with each Python.

    python packaging/sizes.py           write it
    python packaging/sizes.py --check   is it of the versions that are pinned now? no network

pip resolves each case without fetching it, and the index says how large each file is. To be run
with the pinned pip after every change of `constraints.txt` or of what pyproject.toml asks for.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import Request, urlopen

from fetching import SIZES
from private_environment import RUN, TEST, requirements
from progress import TroubleError, say

ROOT = Path(__file__).resolve().parent.parent
CONSTRAINTS = Path(__file__).with_name("constraints.txt")
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
LINUX = [
    "manylinux1",
    "manylinux2010",
    "manylinux2014",
    *(f"manylinux_2_{n}" for n in range(5, 40)),
]
MACS = [f"macosx_{n}_0" for n in range(11, 27)]
SYSTEMS = {
    "linux x86_64": [f"{each}_x86_64" for each in LINUX],
    "linux arm64": [f"{each}_aarch64" for each in LINUX],
    "win32 x86_64": ["win_amd64"],
    "win32 arm64": ["win_arm64"],
    "darwin arm64": [f"{each}_{kind}" for each in MACS for kind in ("arm64", "universal2")],
    "darwin x86_64": [f"{each}_{kind}" for each in MACS for kind in ("x86_64", "universal2")],
}
CHECKED = "linux x86_64"  # where the checks are run that need more
ABOUT = """\
# What the first start fetches, in bytes. Written by `python packaging/sizes.py`, not by hand.
# What only some other system installs is left out: colorama on Windows, with 25 kB.
"""
PIN = re.compile(r"([a-z0-9-]+)==(\S+)")


def asked() -> str:
    """What is asked for, on one line: the table is of this."""
    return " ".join(sorted({*requirements(ROOT / "pyproject.toml", TEST)})).replace("\n", " ")


def outdated() -> list[str]:
    """What has changed since the table was written."""
    lines = SIZES.read_text(encoding="utf-8").splitlines()
    noted = {line.partition(": ")[0]: line.partition(": ")[2] for line in lines if ": " in line}
    pinned = set(PIN.findall(CONSTRAINTS.read_text(encoding="utf-8")))
    gone = [
        f"{name}=={of}"
        for name, of in PIN.findall(noted.get("pins", ""))
        if (name, of) not in pinned
    ]
    return gone if noted.get("# asked") == asked() else [*gone, "what pyproject.toml asks for"]


def files_of(kind: str, python: str, tags: list[str]) -> list[dict]:
    """What pip would install, each with its address. TroubleError where it finds no set."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [
            sys.executable, "-m", "pip", "install", "--dry-run", "--ignore-installed", "--quiet",
            "--no-input", "--report", str(report), "--target", folder, "--only-binary", ":all:",
            "--python-version", python, "--constraint", str(CONSTRAINTS),
            *(part for tag in tags for part in ("--platform", tag)),
            *requirements(ROOT / "pyproject.toml", kind),
        ]  # fmt: skip
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            last = next(filter(str.strip, reversed(done.stderr.splitlines())), "pip said nothing")
            raise TroubleError(last)
        return json.loads(report.read_text(encoding="utf-8"))["install"]


def size_of(address: str, known: dict[str, int]) -> int:
    """How large a file of the index is, asked once."""
    if address not in known:
        if address.startswith("file:"):
            known[address] = Path(unquote(urlsplit(address).path)).stat().st_size
        else:
            with urlopen(Request(address, method="HEAD")) as answer:  # noqa: S310  of the index
                known[address] = int(answer.headers["Content-Length"])
    return known[address]


def write() -> None:
    """Ask for every case, and write the table. A case without all wheels is left out, and said."""
    known: dict[str, int] = {}
    lines, pins = [], set()
    for system, tags in SYSTEMS.items():
        for python in PYTHONS:
            for kind in (RUN, TEST) if system == CHECKED else (RUN,):
                try:
                    files = files_of(kind, python, tags)
                except TroubleError as trouble:
                    say(f"{system} {python} {kind}: {trouble}")
                    continue
                total = sum(size_of(each["download_info"]["url"], known) for each in files)
                lines.append(f"{system} {python} {kind} {total}")
                pins |= {_pin(each["metadata"]) for each in files}
                say(lines[-1])
    text = [f"{ABOUT}# asked: {asked()}", f"pins: {' '.join(sorted(pins))}", *lines, ""]
    SIZES.write_text("\n".join(text), encoding="utf-8")


def _pin(metadata: dict) -> str:
    return "{}=={}".format(re.sub(r"[-_.]+", "-", metadata["name"]).lower(), metadata["version"])


def main(arguments: list[str]) -> int:
    """Write it, or check it."""
    if arguments == ["--check"]:
        changed = outdated()
        for each in changed:
            say(f"sizes.txt is not of {each}")
        return int(bool(changed))
    write()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
