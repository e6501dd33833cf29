"""How a command says that it cannot be done as asked."""


class RefusedError(Exception):
    """The command or its input cannot be used. `str()` is the one line that says what and where."""
