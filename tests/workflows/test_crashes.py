"""Killed at any step, and run again: nobody is sent to twice unnoticed, and nobody is left out.

A child process sends, and kills itself at one of the steps that every letter goes through. The
ledger and the server's mailbox tell what happened.
"""

import os
import signal
import subprocess
import sys

import pytest
from killed import KILLED

from briefpress.deliver.carrying import Resend

CHILD = f"""{KILLED}
from briefpress.deliver.ledger import Ledger
from briefpress.deliver.post import Post
from briefpress.workflows.distribution.due import SendOptions, find_due
from briefpress.workflows.distribution.plan import PlanOptions, plan
from briefpress.workflows.distribution.send import send

root, day = Path(sys.argv[1]), sys.argv[2]
for cls, name in ((Ledger, "register"), (Ledger, "intend"), (Post, "deliver"), (Ledger, "settle")):
    around(cls, name)
if sys.argv[4] == "plan":
    plan(root, day, PlanOptions())
else:
    send(find_due(root, day, SendOptions()))
print(steps)
"""

LIST = (
    "school,name,channel,email\n"
    "Lincoln High,Cy Young,email,cy@example.org\n"
    "Rivera Elementary,Eve Ito,email,eve@example.org\n"
)


def child(distribution, kill_at, what="send"):
    command = [sys.executable, "-c", CHILD, str(distribution.root), distribution.day]
    return subprocess.run(
        [*command, str(kill_at), what], capture_output=True, text=True, check=False
    )


@pytest.fixture
def server(serve_mail, distribution):
    distribution.list(LIST)
    handler = serve_mail()
    distribution.mail_through(handler)
    return handler


def boxes(server):
    """How many letters each person has got."""
    got = {"Cy": 0, "Eve": 0}
    for _, (to,), _ in server.letters:
        got[{"cy@example.org": "Cy", "eve@example.org": "Eve"}[to]] += 1
    return got


#: The steps of each of two letters, as the child counts them, and what is left of a kill there:
#: letters arrived, and what the ledger says of each person.
STEPS = [
    (1, "before the first intent", (0, 0), ("planned", "planned")),
    (2, "after the first intent", (0, 0), ("uncertain", "planned")),
    (3, "before the first letter", (0, 0), ("uncertain", "planned")),
    (4, "after the first letter", (1, 0), ("uncertain", "planned")),
    (5, "before the first outcome", (1, 0), ("uncertain", "planned")),
    (6, "after the first outcome", (1, 0), ("sent", "planned")),
    (7, "before the second intent", (1, 0), ("sent", "planned")),
    (8, "after the second intent", (1, 0), ("sent", "uncertain")),
    (9, "before the second letter", (1, 0), ("sent", "uncertain")),
    (10, "after the second letter", (1, 1), ("sent", "uncertain")),
    (11, "before the second outcome", (1, 1), ("sent", "uncertain")),
    (12, "after the second outcome", (1, 1), ("sent", "sent")),
]


@pytest.mark.parametrize(
    ("kill_at", "arrived", "states"),
    [(step, arrived, states) for step, _, arrived, states in STEPS],
    ids=[name for _, name, _, _ in STEPS],
)
def test_killed_while_sending(distribution, server, kill_at, arrived, states):
    distribution.plan()
    assert child(distribution, kill_at).returncode == -signal.SIGKILL
    assert tuple(boxes(server).values()) == arrived
    assert tuple(distribution.states().values()) == states

    # Run again: whoever is not known to have it gets it; whoever may have it, does not unasked.
    due = distribution.due()
    doubtful = [name for name, state in distribution.states().items() if state == "uncertain"]
    assert dict(due.left).get(Resend.UNCERTAIN, 0) == len(doubtful)
    distribution.send()
    for name, count in boxes(server).items():
        assert count == 1 or (name in doubtful and count == 0)
    assert [n for n, state in distribution.states().items() if state == "uncertain"] == doubtful

    # Somebody decides: then everybody has it, and only the doubtful may have it twice.
    distribution.send(Resend.UNCERTAIN)
    assert set(distribution.states().values()) == {"sent"}
    for name, count in boxes(server).items():
        assert count == 1 or (name in doubtful and count == 2)
    assert distribution.due().count == 0


def test_the_steps_are_all_there_are(distribution, server):
    distribution.plan()
    done = child(distribution, 0)
    assert (done.returncode, done.stdout.strip()) == (0, str(len(STEPS))), done.stderr


@pytest.mark.parametrize("kill_at", [1, 2])
def test_killed_while_planning(distribution, server, kill_at):
    assert child(distribution, kill_at, "plan").returncode == -signal.SIGKILL
    report = distribution.plan()
    assert [holder.numbers for holder in report.distribution.mail] == [(1,), (2,)]
    distribution.send()
    assert boxes(server) == {"Cy": 1, "Eve": 1}


def test_an_interrupt_before_the_dot_leaves_no_doubt(distribution, server, monkeypatch):
    from briefpress.deliver import post

    def interrupted(*_):
        os.kill(os.getpid(), signal.SIGINT)

    distribution.plan()
    with monkeypatch.context() as patch:
        patch.setattr(post.Post, "_envelope", interrupted)
        with pytest.raises(KeyboardInterrupt):
            distribution.send()
    assert distribution.states() == {"Cy": "deferred", "Eve": "planned"}
    distribution.send()
    assert boxes(server) == {"Cy": 1, "Eve": 1}
