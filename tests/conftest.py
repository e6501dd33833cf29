"""Tests draw on the offscreen platform; without a display Qt would abort the run."""

import gc
import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, settings

from tests.systems import IS_WINDOWS

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if IS_WINDOWS:  # that platform knows no fonts of Windows by itself
    os.environ.setdefault("QT_QPA_FONTDIR", str(Path(os.environ["WINDIR"], "Fonts")))

# No test looks at a clock. The same examples are tried every time: what fails is what was changed.
# `NEW_EXAMPLES=1 pytest` looks for new ones.
settings.register_profile(
    "house",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="NEW_EXAMPLES" not in os.environ,
)
settings.load_profile("house")


def pytest_collection_finish():
    """No collection looks through the tests themselves, which are there to the end."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def path(tmp_path):
    """Where a test has its diary."""
    return tmp_path / "diary.ptdiary"


@pytest.fixture
def open_place():
    """A folder that everybody on this computer can come to; those of pytest are closed."""
    with TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        if any(not each.stat().st_mode & 0o001 for each in Path(place).parents):
            pytest.skip("the temporary folder is closed to others")
        yield Path(place)


@pytest.fixture(scope="session", autouse=True)
def own_folders(tmp_path_factory):
    """No test writes in the folders of the person who runs it, also where a program is started."""
    names = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA")
    before = {name: os.environ.get(name) for name in names}
    for name in names:
        os.environ[name] = str(tmp_path_factory.mktemp("own"))
    yield
    for name, value in before.items():
        if value is None:
            del os.environ[name]
        else:
            os.environ[name] = value
