"""A scheduler and printers of one's own: cupsd and ippeveprinter, on this machine only.

`ippeveprinter` is CUPS' own IPP Everywhere printer; it keeps each file that it is given.
"""

import contextlib
import os
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import pytest

PACKAGES = "cups cups-client cups-ipp-utils dbus-daemon"

_CUPSD = """
Listen 127.0.0.1:{port}
Browsing Off
DefaultAuthType None
WebInterface No
PreserveJobHistory Yes
PreserveJobFiles No
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
    Allow all
  </Limit>
</Policy>
"""
_FILES = """
ServerRoot {folder}/root
CacheDir {folder}/cache
StateDir {folder}/state
RequestRoot {folder}/spool
TempDir {folder}/tmp
AccessLog {folder}/access
ErrorLog {folder}/errors
PageLog {folder}/pages
SystemGroup root lpadmin
Sandboxing relaxed
"""
_BUS = """
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>system</type>
  <listen>unix:path={folder}/bus</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow user="*"/>
    <allow own="*"/>
    <allow send_destination="*"/>
    <allow receive_sender="*"/>
  </policy>
</busconfig>
"""


def program(name):
    """Return the path of a program of the system; it is not skipped when it is missing."""
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin")
    if found is None:
        pytest.fail(f"{name} is not installed: apt-get install {PACKAGES}", pytrace=False)
    return found


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def wait_for(condition, what, seconds=20):
    """Wait for another process, which can't tell us when it is ready."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            pytest.fail(f"{what} did not happen within {seconds} seconds", pytrace=False)
        time.sleep(0.05)


def listens(port):
    with contextlib.closing(socket.socket()) as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture(scope="session")
def bus(tmp_path_factory):
    """Run a message bus of our own, which ippeveprinter asks for before it starts.

    The one of the system may be another's, or a socket that nobody listens at any more.
    """
    folder = tmp_path_factory.mktemp("bus")
    (folder / "bus.conf").write_text(_BUS.format(folder=folder))
    command = [program("dbus-daemon"), "--nofork", f"--config-file={folder / 'bus.conf'}"]
    process = subprocess.Popen(command)
    try:
        wait_for((folder / "bus").exists, "the start of dbus-daemon")
        yield f"unix:path={folder / 'bus'}"
    finally:
        process.terminate()
        process.wait()


@pytest.fixture(scope="session")
def scheduler():
    """Run cupsd, and let the programs of CUPS talk to it.

    Its folder is none of pytest's, which only their owner can look into: jobs are printed by
    another user.
    """
    folder = Path(tempfile.mkdtemp(prefix="cups-"))
    folder.chmod(0o755)
    for name in ("root", "cache", "state", "spool", "tmp"):
        (folder / name).mkdir()
    port = free_port()
    (folder / "cupsd.conf").write_text(_CUPSD.format(port=port))
    (folder / "files.conf").write_text(_FILES.format(folder=folder))
    command = [program("cupsd"), "-f", "-c", folder / "cupsd.conf", "-s", folder / "files.conf"]
    with (folder / "out").open("w") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out)
    os.environ["CUPS_SERVER"] = f"127.0.0.1:{port}"
    try:
        wait_for(lambda: listens(port), "the start of cupsd")
        yield
    finally:
        process.terminate()
        process.wait()
        del os.environ["CUPS_SERVER"]
        shutil.rmtree(folder)


class Printer:
    """A printer that keeps what it is given."""

    def __init__(self, name, folder, log):
        self.name, self.folder, self._log = name, folder, log

    @property
    def files(self):
        """What was printed so far, in the order it came in."""
        return sorted(self.folder.glob("*.pdf"), key=lambda file: int(file.name.split("-")[0]))

    def asked_for(self, attribute):
        """The values that jobs came with for an attribute of IPP."""
        lines = self._log.read_text(errors="replace").splitlines()
        found = (line.strip() for line in lines if line.strip().startswith(f"{attribute} ("))
        return [line.partition(") ")[2] for line in found]

    def wait_for_files(self, count):
        wait_for(lambda: len(self.files) >= count, f"printing {count} files", seconds=60)


@pytest.fixture
def printer(scheduler, bus, tmp_path):
    """Start printers; each has a queue of its name, which passes files on as they are."""
    with contextlib.ExitStack() as stack:

        def start(name, *options, attributes=None, driver="raw", allowed="all"):
            folder = tmp_path / f"printer-{name}"
            folder.mkdir()
            port = free_port()
            log = tmp_path / f"{name}.log"
            out = stack.enter_context(log.open("w"))
            command = [program("ippeveprinter"), "-r", "off", "-p", str(port), "-k", "-vv"]
            command += ["-d", folder, "-f", "application/pdf", "-c", program("true"), *options]
            if attributes:
                file = tmp_path / f"{name}.conf"
                file.write_text(attributes)
                command += ["-a", file]
            surroundings = {**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": bus}
            process = subprocess.Popen([*command, name], env=surroundings, stdout=out, stderr=out)
            stack.callback(process.wait)
            stack.callback(process.terminate)
            wait_for(lambda: listens(port), f"the start of printer {name}")
            queue = [program("lpadmin"), "-p", name, "-E", "-m", driver]
            queue += ["-v", f"ipp://127.0.0.1:{port}/ipp/print", "-u", f"allow:{allowed}"]
            subprocess.run(queue, check=True, capture_output=True)
            stack.callback(subprocess.run, [program("lpadmin"), "-x", name], check=False)
            return Printer(name, folder, log)

        yield start
