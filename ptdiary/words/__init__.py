"""Every word a patient reads, but for the rule book's own in `resources/rules`.

One module for each page and purpose; nothing here draws, and nothing elsewhere writes a sentence.
Short sentences, the verb first in a warning, a number always with its meaning. Never a verdict.
"""
