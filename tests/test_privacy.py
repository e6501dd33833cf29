"""The diary stays on its computer, and the checkout names no other computer."""

import re
import subprocess

from tests.source import ROOT, imports, trees

NETWORK = {
    "asyncio", "ftplib", "http", "imaplib", "nntplib", "poplib", "requests", "smtplib", "socket",
    "socketserver", "ssl", "telnetlib", "urllib", "urllib3", "webbrowser", "wsgiref", "xmlrpc",
    "aiohttp", "httpx", "grpc", "sentry_sdk",
}  # fmt: skip
# The window talks to a second start of itself through these, on this computer only.
LOCAL_ONLY = {"QLocalServer", "QLocalSocket"}
QT_NETWORK = re.compile(r"\bQ(?:Network\w*|Tcp\w+|Udp\w+|Ssl\w+|WebSocket\w*|HostInfo|Http\w+)\b")

# Folders of the computers that this was written on, and registries other than the public default.
PLACES = re.compile(
    r"(?<![\w.~-])/(?:home|Users|root|work|opt)/\w|[A-Z]:\\\\?Users\\|file:///|artifact"
    r"|\bindex-url\b|\bfind-links\b"
)
PLACES_MEANT = {
    "tests/test_privacy.py",  # the pattern itself
    # the action that keeps a file for the next job is called so
    ".github/workflows/release.yml",
}
TEXT = {
    ".py",
    ".toml",
    ".md",
    ".txt",
    ".json",
    ".yml",
    ".yaml",
    ".svg",
    ".desktop",
    ".xml",
    ".sh",
    "",
}


def tracked():
    """The files that git keeps; in an archive without git, every file that is not made."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout.split("\0")
    except (OSError, subprocess.CalledProcessError):
        made = {".git", ".venv", "build", "dist"}
        tops = [path for path in ROOT.iterdir() if path.name not in made]
        listed = [path for top in tops for path in ([top] if top.is_file() else top.rglob("*"))]
        listed = [path.relative_to(ROOT).as_posix() for path in listed]
    return [name for name in listed if name and (ROOT / name).is_file()]


def test_the_program_imports_nothing_that_talks_to_a_network():
    talking = {
        f"{path}: {each}"
        for path, tree in trees()
        for each in imports(path, tree)
        if each.split(".")[0] in NETWORK and each != "urllib.parse"  # only quotes
    }
    assert not talking


def test_of_qt_it_uses_no_network():
    found = {
        f"{path}: {name}"
        for path, _ in trees()
        for name in QT_NETWORK.findall((ROOT / path).read_text(encoding="utf-8"))
        if name not in LOCAL_ONLY
    }
    assert not found


def test_no_file_names_a_place_of_the_computer_it_was_written_on():
    named = []
    for name in tracked():
        if (ROOT / name).suffix in TEXT and name not in PLACES_MEANT:
            for number, line in enumerate(
                (ROOT / name).read_text("utf-8", "replace").splitlines(), 1
            ):
                if PLACES.search(line):
                    named.append(f"{name}:{number}: {line.strip()[:90]}")
    assert not named


def test_the_scan_sees_such_places():
    assert PLACES.search("see /home/ines/diary.json")
    assert not PLACES.search("and/or work/life, at https://example.org/work/x")
