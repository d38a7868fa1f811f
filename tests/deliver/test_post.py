"""The post against a real server: what it takes, what it refuses, and what nobody knows."""

import pytest

from briefpress.deliver.carrying import NeverError, NotNowError, UnknownError
from briefpress.deliver.post import BACKOFF, Post
from briefpress.diagnostics import RefusedError
from briefpress.model.sending import MailSettings, Security

LETTER = b"Subject: x\r\n\r\n.a line with a dot\r\n..two\r\nend\r\n"


class Sleeper:
    def __init__(self):
        self.waited = []

    def __call__(self, seconds):
        self.waited.append(seconds)


@pytest.fixture
def post():
    """Make a post to a server; it is closed when the test is over."""
    made = []

    def make(handler, *, security=Security.NONE, host="localhost", user="", password=None, wait=5):
        settings = MailSettings(host, handler.port, security, "us@example.org", user=user)
        made.append(Post(settings, password, Sleeper(), timeout=wait))
        return made[-1]

    yield make
    for each in made:
        each.close()


def deliver(post, to="ana@example.org", letter=LETTER):
    post.connect()
    post.deliver("us@example.org", to, letter)


def test_a_letter_arrives_as_it_was_written(serve_mail, post):
    server = serve_mail()
    deliver(post(server))
    assert server.letters == [("us@example.org", ["ana@example.org"], LETTER)]


def test_one_connection_takes_many_letters(serve_mail, post):
    server = serve_mail()
    one = post(server)
    for _ in range(3):
        deliver(one)
    assert len(server.letters) == 3


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ("550 no such mailbox", NeverError),
        ("450 greylisted, come back later", NotNowError),
        ("421 too many letters", NotNowError),
    ],
)
def test_a_recipient_is_refused_for_now_or_for_good_but_not_the_next(
    serve_mail, post, answer, error
):
    server = serve_mail()
    server.answers["bad@example.org"] = answer
    one = post(server)
    with pytest.raises(error, match=answer):
        deliver(one, "bad@example.org")
    assert not one.handed_over
    deliver(one)
    assert [to for _, to, _ in server.letters] == [["ana@example.org"]]


@pytest.mark.parametrize(
    ("answer", "error"), [("554 we take no PDF", NeverError), ("451 disk full", NotNowError)]
)
def test_a_letter_is_refused_after_its_dot(serve_mail, post, answer, error):
    server = serve_mail()
    server.data = [answer]
    with pytest.raises(error, match=answer):
        deliver(post(server))
    assert server.letters == []


def test_a_connection_lost_within_a_letter_took_nothing(serve_mail, post):
    server = serve_mail()
    server.hang_up_within = 1
    one = post(server)
    with pytest.raises(NotNowError):
        deliver(one, letter=LETTER + b"x" * 8_000_000 + b"\r\n")
    assert not one.handed_over
    deliver(one)
    assert len(server.letters) == 1


@pytest.mark.parametrize(("fault", "arrived"), [("hang up", 1), ("hang up unheard", 0)])
def test_a_connection_lost_after_the_dot_is_uncertain_whether_it_arrived_or_not(
    serve_mail, post, fault, arrived
):
    server = serve_mail()
    server.data = [fault]
    one = post(server)
    with pytest.raises(UnknownError):
        deliver(one)
    assert one.handed_over
    assert len(server.letters) == arrived


def test_a_server_that_never_answers_is_uncertain(serve_mail, post):
    server = serve_mail()
    server.data = ["never answer"]
    with pytest.raises(UnknownError, match="timed out"):
        deliver(post(server, wait=0.5))


def test_starttls_and_tls_with_a_password(serve_mail, post, trusted):
    for security in (Security.STARTTLS, Security.TLS):
        server = serve_mail(tls=security.value, password="s3cret")
        deliver(post(server, security=security, user="us", password="s3cret"))
        assert len(server.letters) == 1


def test_a_wrong_password_stops_everything_and_is_not_repeated(serve_mail, post, trusted):
    server = serve_mail(tls="starttls", password="s3cret")
    one = post(server, security=Security.STARTTLS, user="us", password="hunter2")
    with pytest.raises(RefusedError, match="does not let us in") as refused:
        one.connect()
    assert "hunter2" not in str(refused.value)


def test_a_stranger_with_a_certificate_is_not_believed(serve_mail, post):
    server = serve_mail(tls="starttls")
    with pytest.raises(RefusedError, match=r"not safe: .*certificate"):
        post(server, security=Security.STARTTLS).connect()


def test_a_certificate_for_another_name_is_not_believed(serve_mail, post, trusted):
    server = serve_mail(tls="tls", name="other.example.org")
    with pytest.raises(RefusedError, match="not safe"):
        post(server, security=Security.TLS).connect()


def test_a_server_that_offers_no_tls_gets_nothing(serve_mail, post, trusted):
    server = serve_mail()
    with pytest.raises(RefusedError, match="STARTTLS"):
        post(server, security=Security.STARTTLS).connect()


def test_a_server_that_is_not_there_is_tried_again_ever_more_slowly(serve_mail, post):
    server = serve_mail()
    server.port = 9
    one = post(server)
    with pytest.raises(RefusedError, match="can't be reached"):
        one.connect()
    assert tuple(one._sleep.waited) == BACKOFF
