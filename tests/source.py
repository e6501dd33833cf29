"""The program's own source as trees, for the tests that hold it to the house's rules."""

import ast
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "ptdiary"


def trees(folder=PACKAGE):
    """Each module of a folder: its path from the checkout, and its tree."""
    for path in sorted(folder.rglob("*.py")):
        yield path.relative_to(ROOT), ast.parse(path.read_text(encoding="utf-8"))


def texts(tree):
    """Each piece of text in a tree that is no docstring: its line and what it says."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    bodies = [node.body for node in ast.walk(tree) if isinstance(node, documented)]
    docstrings = {id(body[0].value) for body in bodies if isinstance(body[0], ast.Expr)}
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in docstrings:
            yield node.lineno, node.value


def imports(path, tree, *, typing_only=False):
    """Every module that a tree imports, also inside functions, by its full name.

    What only a type checker reads is left out unless `typing_only`.
    """
    package = list(path.with_suffix("").parts[:-1])
    for node in _walk(tree, typing_only=typing_only):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            origin = ".".join([*above, *([node.module] if node.module else [])])
            for alias in node.names:
                inner = ROOT.joinpath(*origin.split("."), alias.name)
                is_module = inner.is_dir() or inner.with_suffix(".py").is_file()
                yield f"{origin}.{alias.name}" if is_module else origin


def _walk(node, *, typing_only):
    for child in ast.iter_child_nodes(node):
        if (
            isinstance(child, ast.If)
            and "TYPE_CHECKING" in ast.unparse(child.test)
            and not typing_only
        ):
            continue
        yield child
        yield from _walk(child, typing_only=typing_only)
