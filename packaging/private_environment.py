"""The private `.venv` of a checkout: made once, with exactly the versions of `constraints.txt`.

It counts as ready only when its stamp says so, and the stamp is written last: whatever was
interrupted before that is made anew by the next start.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from fetching import Fetched, expected, in_megabytes
from progress import TroubleError, moves, run, say

if TYPE_CHECKING:
    from collections.abc import Iterator

try:
    import fcntl
except ImportError:  # Windows has no such lock; two first starts at once are rare there
    fcntl = None  # type: ignore[assignment]

RUN, TEST = "run", "test"
LIBRARIES = "libraries"
ABOUT = (
    "the first start gets {much} from the package index and needs about three times as much on "
    "the disk. It takes 1 to 3 minutes. Later starts need no network."
)
OLDEST_PIP_FOR_OTHERS = (22, 3)  # from here on pip can install for another Python
OLDEST_PIP_THAT_COUNTS = (24, 1)  # from here on pip says how far a download is
UNREACHABLE = (
    "NewConnectionError",
    "NameResolutionError",
    "ConnectTimeoutError",
    "ReadTimeoutError",
    "IncompleteRead",  # it was reached, and went away in the midst of a file
    "ConnectionResetError",
    "RemoteDisconnected",
)


class Environment:
    """A folder with its own Python packages, and the stamp that tells what is in it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / ".venv"
        self.constraints = root / "packaging" / "constraints.txt"
        self.stamp = self.folder / "ptdiary-ready"
        self.log = self.folder / "ptdiary-install.log"

    @property
    def programs(self) -> Path:
        """The folder of the programs that came with the packages."""
        return self.folder / ("Scripts" if os.name == "nt" else "bin")

    @property
    def python(self) -> Path:
        """The environment's own Python."""
        return self.programs / ("python.exe" if os.name == "nt" else "python")

    @property
    def packages(self) -> Path:
        """The folder of the packages."""
        if os.name == "nt":
            return self.folder / "Lib" / "site-packages"
        return self.folder / "lib" / "python{}.{}".format(*sys.version_info) / "site-packages"

    def is_ready(self, kind: str, libraries: bool) -> bool:
        """Whether all is here that `kind` needs, made from the files as they are now."""
        marks = self._marks()
        if kind not in marks or (libraries and LIBRARIES not in marks):
            return False
        return self.python.exists() and not marks[kind] - self._installed()

    def prepare(self, kind: str, libraries: bool) -> None:
        """Make it ready for `kind`, from nothing or from what is already whole."""
        marks = self._marks()
        whole = bool(marks) and self.python.exists()
        whole = whole and not set().union(*marks.values()) - self._installed()
        if whole and kind in marks:
            self._write_stamp({**marks, LIBRARIES: set()})
            return
        if whole:
            self.stamp.unlink()
        else:
            self._make()
            marks = {}
        self._install(kind, there=RUN if RUN in marks else "")
        marks[kind] = self._installed()
        if libraries:
            marks[LIBRARIES] = set()
        self._write_stamp(marks)

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Keeps a second start waiting while this one prepares."""
        if fcntl is None:
            yield
            return
        with self.constraints.open("rb") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                say("another start is preparing the program; waiting for it.")
                fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def _make(self) -> None:
        if self.folder.exists():
            say(f"the folder {self.folder.name} is not whole; making it anew.")
            shutil.rmtree(self.folder)
        import venv  # noqa: PLC0415  (a stripped Python lacks it; system_needs has seen to that)

        builder = venv.EnvBuilder(with_pip=False, symlinks=os.name != "nt")
        builder.create(str(self.folder))
        self.packages.mkdir(parents=True, exist_ok=True)
        link = self.packages / "ptdiary-checkout.pth"
        link.write_text(str(self.root) + "\n", encoding="utf-8")

    def _install(self, kind: str, there: str = "") -> None:
        """Fetch and install what `kind` needs; what `there` needs is here already."""
        wanted = requirements(self.root / "pyproject.toml", kind)
        total = expected(kind, there)
        if kind == RUN:
            about = f"about {in_megabytes(total)} MB" if total else "the program's parts"
            say(ABOUT.format(much=about))
        pip = self._pip()
        if version_of_pip(pip) < OLDEST_PIP_THAT_COUNTS:
            self._fetch([*pip, "install"], ["pip"], "Getting what fetches the rest", Fetched(0))
            pip = self._own_pip
        fetched = Fetched(total, bar=moves())
        label = "Getting what {} needs".format("the program" if kind == RUN else "a check")
        self._fetch([*pip, "install", "--progress-bar", "raw"], wanted, label, fetched)

    def _fetch(self, install: list[str], wanted: list[str], label: str, fetched: Fetched) -> None:
        options = ["--constraint", str(self.constraints), "--only-binary", ":all:"]
        quiet = ["--no-input", "--disable-pip-version-check"]
        command = [*install, *quiet, *options, *wanted]
        status, lines = run(command, label, fetched.news, self.log, pip_environment())
        if status:
            raise TroubleError(_reason(lines, self.log))

    @property
    def _own_pip(self) -> list[str]:
        return [str(self.python), "-m", "pip"]

    def _pip(self) -> list[str]:
        """The command that installs into this environment: its own pip, else this Python's."""
        own = self._own_pip
        if (self.packages / "pip").is_dir():
            return own
        if has_ensurepip():
            bring = [str(self.python), "-m", "ensurepip", "--default-pip"]
            status, _ = run(bring, "Making a private place", _nothing, self.log, pip_environment())
            if status == 0:
                return own
        return [sys.executable, "-m", "pip", "--python", str(self.python)]

    def _marks(self) -> dict[str, set[str]]:
        """What the stamp promises, by kind; nothing where it is absent, older or of elsewhere."""
        try:
            lines = self.stamp.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return {}
        if not lines or lines[0] != self._fingerprint():
            return {}
        rows = [line.split() for line in lines[1:] if line.strip()]
        return {row[0]: set(row[1:]) for row in rows}

    def _write_stamp(self, marks: dict[str, set[str]]) -> None:
        rows = [" ".join([kind, *sorted(names)]) for kind, names in sorted(marks.items())]
        unfinished = self.stamp.with_name(self.stamp.name + ".new")
        unfinished.write_text("\n".join([self._fingerprint(), *rows, ""]), encoding="utf-8")
        unfinished.replace(self.stamp)

    def _fingerprint(self) -> str:
        digest = hashlib.sha256()
        for file in (self.constraints, self.root / "pyproject.toml", Path(__file__)):
            digest.update(file.read_bytes())
        for text in (sys.version, sys.base_prefix, str(self.root)):
            digest.update(text.encode("utf-8", "surrogateescape"))
        return digest.hexdigest()

    def _installed(self) -> set[str]:
        try:
            names = {each.name for each in self.packages.iterdir()}
        except OSError:
            return set()
        return {name for name in names if name.endswith(".dist-info")}


def requirements(project: Path, kind: str) -> list[str]:
    """What pyproject.toml asks for: to run, and for TEST also to test, to check and to build."""
    import tomllib  # noqa: PLC0415  (Python 3.11; older ones have been turned away by now)

    table = tomllib.loads(project.read_text(encoding="utf-8"))
    wanted = list(table["project"]["dependencies"])
    if kind == TEST:
        for extra in ("test", "dev"):
            wanted += table["project"]["optional-dependencies"][extra]
        wanted += table["build-system"]["requires"]
    return [each for each in wanted if not each.startswith("ptdiary[")]


def has_ensurepip() -> bool:
    """Whether this Python can give a new environment its pip; stock Debian's cannot."""
    try:
        import ensurepip  # noqa: F401, PLC0415
    except ImportError:
        return False
    return True


def has_pip_for_others() -> bool:
    """Whether this Python has a pip that can install for another Python."""
    return version_of_pip([sys.executable, "-m", "pip"]) >= OLDEST_PIP_FOR_OTHERS


def version_of_pip(pip: list[str]) -> tuple[int, ...]:
    """The two first numbers of what a command calls its version; (0, 0) where it says none."""
    try:
        asked = subprocess.run(
            [*pip, "--version"], capture_output=True, text=True, check=False, env=pip_environment()
        )
    except OSError:
        return (0, 0)
    found = re.match(r"pip (\d+)\.(\d+)", asked.stdout)
    return tuple(map(int, found.groups())) if found else (0, 0)


def pip_environment() -> dict[str, str]:
    """This environment without what would lead pip to other packages than the private ones."""
    kept = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "PYTHONHOME")}
    return {**kept, "PIP_USER": "0", "PIP_NO_PYTHON_VERSION_WARNING": "1"}


def _nothing(_line: str) -> None:
    return None


def _reason(lines: list[str], log: Path) -> str:
    """One sentence about why pip failed."""
    printed = "\n".join(lines)
    if "CERTIFICATE_VERIFY_FAILED" in printed:
        said = "the package index shows a certificate that this computer does not trust"
    elif any(mark in printed for mark in UNREACHABLE):
        said = "the package index cannot be reached; is this computer online"
    else:
        errors = [line.partition(":")[2].strip() for line in lines if line.startswith("ERROR:")]
        said = errors[-1] if errors else "pip stopped without saying why"
    return f"the program's parts could not be installed: {said} (more in {log})."
