"""A publication with schools, and a way to distribute without waiting."""

import pytest

from briefpress.workflows.distribution.due import SendOptions, find_due
from briefpress.workflows.distribution.plan import PlanOptions, plan
from briefpress.workflows.distribution.send import Machinery, send
from briefpress.workflows.distribution.status import read_status

HEAD = "school,name,role,channel,copies,edition,clearance,group,email,address\n"
SCHOOLS = HEAD + (
    'Lincoln High,Ana Díaz,Principal,print,2,,TLP:AMBER,client,,"12 Main St;Somerset, KY 42501"\n'
    "Lincoln High,Bo Nguyễn,Teacher,print,1,large-print,TLP:AMBER,client,,\n"
    "Lincoln High,Cy Young,Nurse,email,,,TLP:AMBER,client,cy@example.org,\n"
    "Rivera Elementary,Dee O’Brien,Principal,print,1,,TLP:AMBER,client,,4 Oak Road\n"
    "Rivera Elementary,Eve Ito,Counselor,email,,,TLP:AMBER,client,eve@example.org,\n"
)


class Distribution:
    """A distribution of the seed's brief; time passes at once, and how much is written down."""

    day = "2010-08-23"

    def __init__(self, publication):
        self.publication = publication
        self.root = publication.root
        self.waited = []
        self.list(SCHOOLS)

    def list(self, text):
        self.publication.write("content/recipients.csv", text)

    def mail_through(self, handler):
        path = "content/publication.yaml"
        text = self.publication.text(path).partition("\ndistribution:")[0]
        mail = f"host: localhost, port: {handler.port}, security: none, from: us@example.org"
        settings = f"\ndistribution:\n  mail: {{{mail}, per_minute: 6000}}\n"
        self.publication.write(path, text + settings)

    def label(self, handling):
        text = self.publication.text(self.publication.brief).partition("\nhandling:")[0]
        self.publication.write(self.publication.brief, f"{text}\nhandling: {handling}\n")

    def plan(self, **options):
        return plan(self.root, self.day, PlanOptions(**options))

    def due(self, *resend, to=None):
        return find_due(self.root, self.day, SendOptions(frozenset(resend), to))

    def send(self, *resend, to=None, patience=(30.0, 120.0), timeout=5.0):
        machinery = Machinery(sleep=self.waited.append, patience=patience, timeout=timeout)
        return send(self.due(*resend, to=to), machinery=machinery)

    def states(self):
        copies = read_status(self.root, self.day).copies
        return {copy.planned.name.split()[0]: copy.state.value for copy in copies}

    def folder(self, *names):
        return self.root.joinpath("out", "distribution", self.day, *names)


@pytest.fixture
def distribution(publication):
    return Distribution(publication)
