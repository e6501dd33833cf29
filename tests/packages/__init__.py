"""Every package, built from nothing, installed and used: `python -m tests.packages [part…]`.

It needs Python 3.11 and the right to install (root, on Debian), takes about half an hour on two
cores, prints one table, and keeps what was built, the pictures and the logs in `--out`.
`--write` puts the table into the README. A part that fails is a row that says so, and the others go
on. Nothing but the standard library is imported here: the machine has nothing else yet.

- `parts`  what there is, and the commands of a clean clone that build and try it
- `row`    one line of the table: what, its size, the seconds it took, how it starts
- `wheel`  the wheel, twice the same, as pipx installs it

A command prints as its last line `{"rows": [{"what", "bytes", "seconds", "warm", "note"}, …]}`.
`warm` is the start of the installed program against that of the plain environment, the two in turn,
medians of several: above 1.2 the part has failed.
"""
