"""The rules of version 2 a second time, to the letter: slow, plain, and compared with the program.

It follows the page of rules sentence by sentence, in its order, and shares nothing with the
program, so that a mistake would have to be made twice to stay unseen.
"""
