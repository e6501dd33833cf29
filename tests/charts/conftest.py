"""matplotlib keeps its list of fonts where nobody's own is touched."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("MPLCONFIGDIR", str(Path(tempfile.gettempdir()) / "ptdiary-test-fonts"))
