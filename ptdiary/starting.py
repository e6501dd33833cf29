"""How this very copy of the program is started again, from anywhere."""

import os
import site
import sys
from pathlib import Path

_CHECKOUT = Path(__file__).resolve().parent.parent
# for a copy that Python finds only because of the folder or the environment it was started in
_FROM = "import sys; sys.path.insert(0, sys.argv.pop(1)); import ptdiary.__main__ as m; {}".format(
    "sys.exit(m.main())"
)


def own_command(*arguments: str) -> tuple[str, ...]:
    """The program and its arguments: of a package, of what pip installed, or of a checkout."""
    if getattr(sys, "frozen", False):
        # an AppImage is mounted elsewhere each time
        return (os.environ.get("APPIMAGE") or _windowed(Path(sys.executable)), *arguments)
    python = _without_console(Path(sys.executable))
    if _is_installed():
        return (python, "-m", "ptdiary", *arguments)
    return (python, "-c", _FROM, str(_CHECKOUT), *arguments)


def _windowed(program: Path) -> str:
    """Of the two programs of the package for Windows the one that opens no console."""
    beside = program.with_name("PT Diary.exe")
    return str(beside if program.suffix == ".exe" and beside.exists() else program)


def is_replaced() -> bool:
    """Whether the file of this running program is gone, by an update or a removal. Linux tells."""
    try:
        return str(Path("/proc/self/exe").readlink()).endswith(" (deleted)")
    except OSError:
        return False


def _without_console(python: Path) -> str:
    """On Windows the Python that opens no console beside the window, if it is there."""
    windowed = python.with_name("pythonw.exe")
    return str(windowed if sys.platform == "win32" and windowed.exists() else python)


def _is_installed() -> bool:
    """Whether Python finds this copy by itself: it is among its packages, or a .pth leads to it."""
    own = (site.getusersitepackages(),) if site.ENABLE_USER_SITE else ()
    packages = [Path(each) for each in (*site.getsitepackages(), *own)]
    if any(each.resolve() == _CHECKOUT for each in packages):
        return True
    links = (line for each in packages for path in each.glob("*.pth") for line in _lines(path))
    return any(Path(line).is_absolute() and Path(line).resolve() == _CHECKOUT for line in links)


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return []
