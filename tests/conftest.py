"""Tests draw on the offscreen platform; without a display Qt would abort the run."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
