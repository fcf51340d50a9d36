#!/usr/bin/env python3
"""Stand-ins for what a test cannot have: apt, certbot, systemd, and packages from the network.

Linked under the names of these programs; each does what the server page needs of it, and no more.
`git clone` is the real one, and then puts an environment with the tests' own packages into the clone.
"""

import os
import pathlib
import shlex
import signal
import subprocess
import sys
import time
import urllib.request

UNITS = pathlib.Path("/etc/systemd/system")
LIVE = pathlib.Path("/etc/letsencrypt/live/aid.example")


def certbot(_arguments):
    LIVE.mkdir(parents=True)
    kind = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=aid.example"
    kind += " -addext subjectAltName=DNS:aid.example"
    kind += f" -keyout {LIVE}/privkey.pem -out {LIVE}/fullchain.pem"
    subprocess.run(["openssl", *kind.split()], check=True, stderr=subprocess.DEVNULL)


def git(arguments):
    subprocess.run([os.environ["REAL_GIT"], *arguments], check=True)
    if arguments[0] == "clone":
        venv = pathlib.Path(arguments[-1], ".venv")
        python = os.environ["READABLE_PYTHON"]
        subprocess.run([python, "-m", "venv", "--without-pip", venv], check=True)
        packages = next(venv.glob("lib/python*/site-packages"))
        (packages / "of_the_tests.pth").write_text(os.environ["READABLE_PACKAGES"])
        script = "from granian.cli import entrypoint; entrypoint()"
        (venv / "bin" / "granian").write_text(f"#!{venv}/bin/python\n{script}\n")
        (venv / "bin" / "granian").chmod(0o755)
        (venv / "base.stamp").touch()


def unit(name):
    """What a unit file says, for an instance if it has one."""
    template, _at, instance = name.removesuffix(".service").partition("@")
    path = UNITS / (f"{template}@.service" if instance else name)
    said = [line.partition("=") for line in path.read_text().splitlines() if "=" in line]
    return instance, {key: value.replace("%i", instance) for key, _equals, value in said}


def as_service(told, command, **more):
    environ = {"PATH": os.environ["PATH"]}
    if "EnvironmentFile" in told:
        lines = pathlib.Path(told["EnvironmentFile"]).read_text().splitlines()
        environ |= dict(line.split("=", 1) for line in lines if line)
    words = ["runuser", "-u", told["User"], "--", *shlex.split(command)]
    folder = told.get("WorkingDirectory", "/")
    return subprocess.Popen(words, cwd=folder, env=environ, start_new_session=True, **more)


def start(name):
    if name == "nginx.service":
        subprocess.run(["/usr/sbin/nginx"], check=True)
        while not pathlib.Path("/run/nginx.pid").read_text().strip():
            time.sleep(0.1)  # made, and not yet written to
        return None
    if not name.endswith(".service"):
        return None
    instance, told = unit(name)
    if told.get("Type") == "oneshot":
        assert as_service(told, told["ExecStart"]).wait() == 0
        return None
    assert as_service(told, told["ExecStartPre"]).wait() == 0, "start_check"
    path = pathlib.Path(f"/run/{name}.log")
    with path.open("ab") as log:
        quiet = {"stdin": subprocess.DEVNULL, "stdout": log, "stderr": log}
        process = as_service(told, told["ExecStart"], **quiet)
    pathlib.Path(f"/run/{name}.pid").write_text(str(process.pid))
    until = time.monotonic() + 120
    while True:
        try:
            return urllib.request.urlopen(f"http://127.0.0.1:{instance}/health/live", timeout=20)
        except OSError:
            said = path.read_text()
            assert process.poll() is None, said
            assert time.monotonic() < until, said
            time.sleep(0.2)


def stop(name):
    pid = pathlib.Path("/run/nginx.pid" if name == "nginx.service" else f"/run/{name}.pid")
    if not pid.exists():
        return
    if not (said := pid.read_text().strip()):
        return  # `nginx -t` leaves an empty one
    number = int(said)
    if name == "nginx.service":
        os.kill(number, signal.SIGQUIT)
    else:
        os.killpg(number, signal.SIGTERM)
    until = time.monotonic() + 30
    while pathlib.Path(f"/proc/{number}").exists() and running(number):
        assert time.monotonic() < until, f"{name} does not stop"
        time.sleep(0.1)
    pid.unlink(missing_ok=True)


def running(number):
    return pathlib.Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "Z"


def systemctl(arguments):
    verb, *names = [one for one in arguments if one != "--now"]
    for name in names:
        if verb in ("stop", "restart"):
            stop(name)
        if verb in ("enable", "start", "restart"):
            start(name)


def nothing(_arguments):
    """What is installed already."""


if __name__ == "__main__":
    called = pathlib.Path(sys.argv[0]).name
    {"apt-get": nothing, "certbot": certbot, "git": git, "systemctl": systemctl}[called](
        sys.argv[1:]
    )
