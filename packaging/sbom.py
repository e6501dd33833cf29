"""Add to a list of Python packages (CycloneDX) what else a bundle holds: `sbom.py FILE [BUNDLED]`.

Run with a Python that has `cyclonedx-bom`, on what its `cyclonedx-py environment` wrote to FILE.
BUNDLED is the list that `licences.py` wrote for a bundle. FILE is written anew once it is valid.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import DisjunctiveLicense
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from ptdiary import __version__


def main(file: Path, bundled: Path | None) -> None:
    """Add, check against the schema, write. A sentence and exit 1 where it is not valid."""
    bom = Bom.from_json(json.loads(file.read_text(encoding="utf-8")))
    program = bom.metadata.component
    if program is not None:
        program.version = __version__
    if bundled is not None:
        rows = json.loads(bundled.read_text(encoding="utf-8"))
        found = [_component(row) for row in rows]
        leave_out_pip(bom)
        bom.components.update(found)
        if program is not None:
            bom.register_dependency(program, found)
    written = JsonV1Dot6(bom).output_as_string(indent=1) + "\n"
    wrong = JsonStrictValidator(SchemaVersion.V1_6).validate_str(written)
    if wrong is not None:
        sys.exit(f"the list of parts is not as its schema asks: {wrong}")
    file.write_text(written, encoding="utf-8", newline="\n")


def leave_out_pip(bom: Bom) -> None:
    """A package asks for it, to install plugins; a bundle does not hold it."""
    for component in [each for each in bom.components if each.name == "pip"]:
        bom.components.discard(component)
        for dependency in list(bom.dependencies):
            if dependency.ref == component.bom_ref:
                bom.dependencies.discard(dependency)
            for inner in list(dependency.dependencies):
                if inner.ref == component.bom_ref:
                    dependency.dependencies.discard(inner)


def _component(row: dict[str, object]) -> Component:
    name, number = str(row["name"]), str(row["version"])
    is_debian = any(str(text).startswith("debian-") for text in list(row["texts"]))  # type: ignore[call-overload]
    return Component(
        type=ComponentType.LIBRARY,
        name=name,
        version=number or None,
        bom_ref=f"bundled-{name}",
        purl=PackageURL("deb", "debian", name, number) if is_debian else None,
        licenses=[DisjunctiveLicense(name=str(row["licence"]))],
    )


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)  # noqa: PLR2004
