"""What the built program does first on Linux: it leaves what it starts alone, and outlives itself.

PyInstaller leads the loader to the program's own libraries by a variable, which has been read by
now, and notes in others that this program runs. A browser or a viewer that is opened from here is
to take the system's libraries, and a second PT Diary is to begin from the beginning.

Modules are read as they are needed, of the program's own file, which an update replaces while a
window is open: PyInstaller would then read the new file where the old one had them. The file is
kept open instead, under a name that leads to it whatever lies in its place.
"""

import fcntl
import os
import sys

_before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
os.environ.pop("LD_LIBRARY_PATH", None)
if _before is not None:
    os.environ["LD_LIBRARY_PATH"] = _before
for _name in [each for each in os.environ if each.startswith("_PYI_")]:
    del os.environ[_name]

_LAST_STREAM = 2  # standard input, output and error keep their numbers, also where they are closed
_importers = sys.modules.get("pyimod02_importers")
if _importers is not None and os.path.isdir("/proc/self/fd"):  # noqa: PTH112  as little as can be
    _file = os.open(_importers.pyz_archive._filename, os.O_RDONLY)  # noqa: SLF001
    _held = fcntl.fcntl(_file, fcntl.F_DUPFD_CLOEXEC, _LAST_STREAM + 1)
    os.close(_file)
    _importers.pyz_archive._filename = f"/proc/self/fd/{_held}"  # noqa: SLF001
