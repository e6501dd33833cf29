"""Three readings of FHIR R4, each of which lets something through that the others do not.

`by_models`: the models of `fhir.resources` (R4B: its makers have dropped R4, and what a Bundle of
ours uses is the same there). They know types and names, but take any word for a code.
`by_schema`: the JSON schema of R4. It knows types, names and the codes of single words.
`by_definitions`: the StructureDefinitions of R4: how often an element may stand, of which types it
is, from which list its codes are, what a reference may point at, and the constraints, which
`fhirpathpy` evaluates.

Each gives what is wrong with a Bundle as sentences, none where nothing is.
"""

import gzip
import json
import re
from functools import cache

from fhir.resources.R4B.bundle import Bundle
from fhirpathpy import compile as compiled
from fhirpathpy.engine.nodes import ResourceNode
from fhirpathpy.models import models
from jsonschema import Draft6Validator
from pydantic import ValidationError

from tests.report.fhir.publishing import PUBLISHED

PRIMITIVE = re.compile(r"[a-z]\w*$|http://hl7.org/fhirpath/")
# It holds for what is neither null nor empty, which is looked at without an engine: it is asked
# of each single element.
OF_ALL = "ele-1"


def by_models(bundle):
    try:
        Bundle.model_validate(bundle)
    except ValidationError as error:
        return [f"{each['loc']}: {each['msg']}" for each in error.errors()]
    return []


def by_schema(bundle):
    return [f"{each.json_path}: {each.message[:200]}" for each in _schema().iter_errors(bundle)]


def by_definitions(bundle):
    return list(_Reading(bundle).of_resource(bundle, "Bundle", bundle))


@cache
def published():
    return json.loads(gzip.decompress(PUBLISHED.read_bytes()))


def codes(value_set):
    """The codes of a published value set, by system, each with its name."""
    return published()["value_sets"][value_set]


@cache
def _schema():
    schema = {**published()["schema"], "oneOf": [{"$ref": "#/definitions/Bundle"}]}
    Draft6Validator.check_schema(schema)
    return Draft6Validator(schema)


@cache
def _children(type_name):
    """Each path of a type with the elements right below it, by their names."""
    found = {}
    for each in published()["structures"][type_name]:
        parent, _, name = each["path"].rpartition(".")
        found.setdefault(each["path"], {})
        if parent:
            found[parent][name] = each
    return found


@cache
def _itself(type_name):
    """The constraints of a type on the whole of it."""
    return published()["structures"][type_name][0].get("constraint", ())


class _Reading:
    """Reads a Bundle by the StructureDefinitions."""

    def __init__(self, bundle):
        self._types = {
            each.get("fullUrl"): each.get("resource", {}).get("resourceType")
            for each in bundle.get("entry", ())
        }

    def of_resource(self, plain, place, root):
        """What is wrong with a resource; `root` is the one that it is contained in, or itself."""
        name = plain.get("resourceType")
        if name not in published()["structures"]:
            yield f"{place}: {name} is no resource that this test knows"
            return
        known = {key: each for key, each in plain.items() if key != "resourceType"}
        context = {"resource": plain, "rootResource": root}
        yield from self._of_constraints(_itself(name), plain, name, place, context)
        yield from self._of_children(known, name, name, place, context)

    def _of_children(self, plain, type_name, path, place, context):
        elements = _children(type_name)[path]
        told = {}
        for key, value in plain.items():
            name, kind = _named(key, elements)
            if name is None or name in told:
                yield f"{place}.{key}: {'stands there twice' if name else 'is no element'}"
            else:
                told[name] = (key, value, kind)
        for name, element in elements.items():
            if name in told:
                yield from self._of_element(*told[name], element, type_name, place, context)
            elif element["min"]:
                yield f"{place}.{name}: is missing"

    def _of_element(self, key, value, kind, element, type_name, place, context):
        where = f"{place}.{key}"
        if isinstance(value, list) != (element["max"] != "1"):
            yield f"{where}: is a list, or has to be one"
        elif value == []:
            yield f"{where}: holds nothing"
        elif isinstance(value, list):
            for number, each in enumerate(value):
                at = f"{where}[{number}]"
                yield from self._of_value(each, element, kind, type_name, at, context)
        else:
            yield from self._of_value(value, element, kind, type_name, where, context)

    def _of_value(self, value, element, kind, type_name, place, context):
        if value in (None, "", {}, []):
            yield f"{place}: {OF_ALL}, holds nothing"
            return
        yield from _of_binding(value, element, place)
        constraints = element.get("constraint", ())
        yield from self._of_constraints(constraints, value, kind, place, context)
        if "contentReference" in element:
            path = element["contentReference"][1:]
            yield from self._of_children(value, type_name, path, place, context)
        elif kind == "Resource":
            contained = ".contained[" in place
            root = context["rootResource"] if contained else value
            yield from self.of_resource(value, place, root)
        elif kind in ("BackboneElement", "Element"):
            yield from self._of_children(value, type_name, element["path"], place, context)
        elif not PRIMITIVE.match(kind):
            if kind == "Reference":
                yield from self._of_target(value, element, place)
            yield from self._of_constraints(_itself(kind), value, kind, place, context)
            yield from self._of_children(value, kind, kind, place, context)
        elif isinstance(value, dict | list):
            yield f"{place}: is not a {kind}"

    def _of_target(self, reference, element, place):
        """What a reference leads to has to be in the Bundle, and of a type it may point at."""
        (of,) = (each for each in element["type"] if each["code"] == "Reference")
        allowed = {each.rpartition("/")[2] for each in of.get("targetProfile", ())}
        found = self._types.get(reference.get("reference"))
        if found is None or (allowed - {"Resource"} and found not in allowed):
            yield f"{place}: leads to {found}, and may lead to {sorted(allowed)}"

    def _of_constraints(self, constraints, value, kind, place, context):
        for each in constraints:
            if each["severity"] != "error" or each["key"] == OF_ALL:
                continue
            node = ResourceNode.create_node(value, kind) if kind != value_type(value) else value
            if _expression(each["expression"])(node, context) != [True]:
                yield f"{place}: {each['key']}, {each['human']}"


def value_type(value):
    return value.get("resourceType") if isinstance(value, dict) else None


@cache
def _expression(text):
    """A constraint as a function.

    `as` on several values is the `ofType` of later editions (R5 writes dom-3 so); a value that is
    there has one, as no element here has extensions alone; a trace changes nothing. Times without
    a type the engine would compare as texts, whatever their offsets are.
    """
    text = text.replace(".as(", ".ofType(").replace(".hasValue()", ".exists()")
    text = text.replace("start <= end", "start.toDateTime() <= end.toDateTime()")
    return compiled(re.sub(r"\.trace\('\w+'(, ?\w+)?\)", "", text), models["r4"])


def _named(key, elements):
    """The element that a name in JSON is of, and its type: `valueQuantity` is of `value[x]`."""
    if key in elements:
        types = elements[key].get("type", [{"code": ""}])
        return key, types[0]["code"]
    for name, element in elements.items():
        if name.endswith("[x]") and key.startswith(name[:-3]):
            for each in element["type"]:
                code = each["code"]
                if key == name[:-3] + code[:1].upper() + code[1:]:
                    return name, code
    return None, ""


def _of_binding(value, element, place):
    """A code from the list that it has to be from."""
    binding = element.get("binding", {})
    url = binding.get("valueSet", "").partition("|")[0]
    if binding.get("strength") != "required" or url not in published()["value_sets"]:
        return
    allowed = codes(url)
    if isinstance(value, str):
        if not any(value in named for named in allowed.values()):
            yield f"{place}: {value} is not in {url}"
        return
    for coding in value.get("coding", [value]):
        if coding.get("code") not in allowed.get(coding.get("system"), {}):
            yield f"{place}: {coding} is not in {url}"
