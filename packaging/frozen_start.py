"""What the built program does first on Linux: what it starts itself finds the system as it is.

PyInstaller leads the loader to the program's own libraries by a variable, which has been read by
now, and notes in others that this program runs. A browser or a viewer that is opened from here is
to take the system's libraries, and a second PT Diary is to begin from the beginning.
"""

import os

_before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
os.environ.pop("LD_LIBRARY_PATH", None)
if _before is not None:
    os.environ["LD_LIBRARY_PATH"] = _before
for _name in [each for each in os.environ if each.startswith("_PYI_")]:
    del os.environ[_name]
