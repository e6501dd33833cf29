"""The program's words as a translation may make them: 40 % longer, or read from right to left.

`rewrite()` comes before the first import of the program: from then on its modules of words, the
rule book and the guide are read with other words. Nothing in the program knows of it.
"""

import ast
import importlib.abc
import importlib.machinery
import json
import re
import sys

from ptdiary import paths

MORE = 0.4
_WORDS = "ptdiary.words."
_ACCENTS = str.maketrans("aeiouAEIOUcnsyz", "áéíóúÁÉÍÓÚçñšýž")
_HELD = re.compile(r"(\{[^}]*\}|<[^>]*>|&\w+;|%\w|\s+)")  # braces, tags and signs stay as they are
_PATTERN = re.compile(r"\\[a-zA-Z.(]|\(\?|\[\^")
_TWO_LETTERS = re.compile(r"[A-Za-z]{2}")


_MARK = "\N{RIGHT-TO-LEFT MARK}"


def turned(text):
    """The text as one that is read from right to left. Its letters stay, so it can be read."""
    parts = (
        part if _TAG.fullmatch(part) else _BETWEEN.sub(rf"{_MARK}\g<0>{_MARK}", part)
        for part in _TAG.split(text)
    )
    return "".join(parts)


_BETWEEN = re.compile(r"^(?=\S)| (?=\S)")
_TAG = re.compile(r"(<[^>]*>|\n)")


def longer(text):
    """The text with accents, and with so many letters doubled that it is 40 % longer."""
    made, owed = [], 0.0
    for part in _HELD.split(text):
        if _HELD.fullmatch(part):
            made.append(part)
            continue
        letters = [letter for letter in part if letter.isalpha()]
        owed += MORE * len(letters)
        due = min(round(owed), len(letters))
        owed -= due
        made.append(_doubled(part, due))
    return "".join(made)


def _doubled(word, due):
    """A word with `due` of its letters twice, vowels first."""
    places = [at for at, letter in enumerate(word) if letter.isalpha()]
    first = [at for at in places if word[at] in "aeiou"]
    twice = {*(first + [at for at in reversed(places) if at not in first])[:due]}
    return "".join(
        letter.translate(_ACCENTS) + (letter.lower().translate(_ACCENTS) if at in twice else "")
        for at, letter in enumerate(word)
    )


def rewrite(how):
    """Read the program's words as `how` makes them, from now on: `longer` or `turned`."""
    sys.meta_path.insert(0, _Finder(how))
    plain = paths.resource_text
    paths.resource_text = lambda name: _resource(name, plain(name), how)


def _resource(name, text, how):
    if name.endswith("rules.json"):
        book = json.loads(text)
        book["rules"] = [
            {key: _told(value, how) if key in _TOLD else value for key, value in rule.items()}
            for rule in book["rules"]
        ]
        return json.dumps(book)
    if name.endswith(".md"):
        return _TITLE_OR_POINT.sub(lambda line: line[1] + how(line[2]), text)
    return text


_TITLE_OR_POINT = re.compile(r"^((?:#+|-) |)(.+)$", re.MULTILINE)


_TOLD = {"reason", "advice", "heading", "name", "short", "spoken"}
_TOLD |= {"ways", "name_ways", "advice_ways", "heading_ways"}


def _told(value, how):
    if isinstance(value, str):
        return how(value)
    if isinstance(value, dict):
        return {key: _told(each, how) for key, each in value.items()}
    return [_told(each, how) for each in value]


class _Finder(importlib.abc.MetaPathFinder):
    def __init__(self, how):
        self._how = how

    def find_spec(self, name, path, _target=None):
        if not name.startswith(_WORDS):
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path)
        spec.loader = _Loader(name, spec.origin)
        spec.loader.how = self._how
        return spec


class _Loader(importlib.machinery.SourceFileLoader):
    how = None

    def get_code(self, _name):
        tree = _Rewriting(self.how).visit(ast.parse(self.get_data(self.path)))
        return compile(ast.fix_missing_locations(tree), self.path, "exec", dont_inherit=True)


class _Rewriting(ast.NodeTransformer):
    """Rewrites the constants that are words: not keys, not docstrings, not what is compared."""

    def __init__(self, how):
        self._how = how

    def visit_Dict(self, node):
        numbered = all(_is_constant(key, int) for key in node.keys)
        for at, value in enumerate(node.values):
            if numbered and _is_constant(value, str):  # one word, but no key
                value.value = self._how(value.value)
            else:
                node.values[at] = self.visit(value)
        return node

    def visit_DictComp(self, node):
        node.value = self.visit(node.value)
        return node

    def visit_Subscript(self, node):
        node.value = self.visit(node.value)
        return node

    def visit_Compare(self, node):
        return node

    def visit_Module(self, node):
        return self._below_docstring(node)

    def visit_ClassDef(self, node):
        return self._below_docstring(node)

    def visit_FunctionDef(self, node):
        return self._below_docstring(node)

    def visit_Tuple(self, node):
        """What stands beside a number, as `(7, 9, "severe")`, is no key, though it is one word."""
        ends = node.elts[:1] + node.elts[-1:]
        if ends and _is_constant(ends[0], int) and _is_constant(ends[1], str):
            ends[1].value = self._how(ends[1].value)
            return node
        return self.generic_visit(node)

    def visit_AnnAssign(self, node):
        node.value = self.visit(node.value) if node.value else None
        return node

    def visit_Constant(self, node):
        if isinstance(node.value, str) and _is_said(node.value):
            return ast.copy_location(ast.Constant(self._how(node.value)), node)
        return node

    def visit_JoinedStr(self, node):
        texts = [part.value for part in node.values if isinstance(part, ast.Constant)]
        said = any(" " in text or text[:1].isupper() for text in texts)
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                part.value = self.visit(part.value)
            elif said:
                part.value = self._how(part.value)
        return node

    def _below_docstring(self, node):
        first = node.body[0]
        documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
        rest = node.body[1:] if documented else node.body
        node.body = [*([first] if documented else []), *(self.visit(each) for each in rest)]
        return node


def _is_constant(node, kind):
    return isinstance(node, ast.Constant) and isinstance(node.value, kind)


def _is_said(text):
    """Whether a constant is a sentence or a word with a capital, and no key, name or pattern."""
    return bool(
        _TWO_LETTERS.search(text)
        and (" " in text.strip() or text[:1].isupper())
        and not text.isupper()
        and not _PATTERN.search(text)
    )
