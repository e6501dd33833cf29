"""How the Debian package names itself, and where in a system it lies."""

MAINTAINER = "PT Diary <ptdiary@ptdiary.example>"
SITE = "https://ptdiary.example"  # in the metainfo, where no other is named
PROGRAM, DOCUMENTS = "usr/lib/ptdiary", "usr/share/doc/ptdiary"
