"""The beginning of a program that kills itself at a step, for tests of what a crash leaves.

It is followed by what the program does, each call that counts named to `around`: there is a step
before it and one after. The third argument is the number of the step that kills (SIGKILL, so that
nothing can be tidied up); `steps` says how many there were.
"""

KILLED = """
import os, signal, sys
from pathlib import Path

steps = 0

def step():
    global steps
    steps += 1
    if steps == int(sys.argv[3]):
        os.kill(os.getpid(), signal.SIGKILL)

def around(holder, name):
    real = getattr(holder, name)
    def wrapped(*args, **kwargs):
        step()
        result = real(*args, **kwargs)
        step()
        return result
    setattr(holder, name, wrapped)
"""
