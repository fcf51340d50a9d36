"""docs/server.md, followed word for word in a small world of its own: folders, users and network.

Needs the right to make that world: root, as in CI, or sudo without a password.
"""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from decisionaid import __version__
from tests.faults.places import POSTGRES, PROJECT
from tests.house.tree import project_files

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(POSTGRES, reason="the page sets up SQLite, whatever the tests run on"),
]
PAGE = PROJECT / "docs" / "server.md"
BLOCK = re.compile(r"^```sh( \w+)?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
WORLD_OF_ITS_OWN = "unshare --mount --net --pid --fork --kill-child --mount-proc".split()
STAND_INS = ("apt-get", "certbot", "git", "systemctl")

# Everything here is gone with the process: mounts, network and processes are its own.
WORLD = """
set -euo pipefail
mount --make-rprivate /
python3 -c "import fcntl, socket, struct; fcntl.ioctl(socket.socket(), 0x8914, struct.pack('16sh', b'lo', 65))"
mount -t tmpfs none /mnt
mkdir /mnt/python /mnt/packages
mount --bind "$PYTHON_HOME" /mnt/python
mount --bind "$PACKAGES" /mnt/packages
cp -a /etc /mnt/etc && mount --bind /mnt/etc /etc
echo "127.0.0.1 aid.example" >> /etc/hosts
rm -rf /etc/nginx/sites-enabled/*
for place in /srv /var/lib /var/backups /var/log /run /usr/local/sbin; do
    mount -t tmpfs -o mode=0755 none $place
done
mkdir -p /var/lib/nginx/body /var/lib/nginx/proxy /var/log/nginx
cd /
"""
LOOK = """
mode() { stat --format '%a %U:%G' "$1"; }
test "$(mode /etc/decisionaid/backup_keys)" = "640 root:decisionaid"
test "$(mode /var/lib/decisionaid/decisionaid.sqlite3)" = "600 decisionaid:decisionaid" ||
    test "$(mode /var/lib/decisionaid)" = "700 decisionaid:decisionaid"
test "$(ls /var/backups/decisionaid/*.backup | wc -l)" = 1
test -z "$(find /srv/decisionaid -name secret_key)"
test "$(curl --silent --output /dev/null --write-out '%{http_code}' https://aid.example/health/ready)" = 403
test "$(curl --silent --output /dev/null --write-out '%{http_code}' http://aid.example/)" = 301
if curl --silent --insecure https://127.0.0.1/; then exit 8; fi
if curl --silent http://127.0.0.1/; then exit 9; fi
if python3 /srv/decisionaid/current/manage.py backup /tmp/wrong.backup 2>/dev/null; then exit 10; fi
visit
"""
# Somebody reads a page and its style sheets, again and again, until told to stop.
VISITOR = """
visit() {
    page=$(curl --fail --silent --show-error https://aid.example/help/)
    for sheet in $(grep -oE '/static/[^"]+[.]css' <<< "$page" | sort -u); do
        curl --fail --silent --show-error --output /dev/null "https://aid.example$sheet"
        echo "$sheet" >> /run/sheets
    done
}
wander() {
    until [ -e /run/home ]; do
        visit || { echo "a page or its style sheet was missed" >> /run/missed; }
        sleep 0.2
    done
}
version() { curl --fail --silent "http://127.0.0.1:$1/health/live" | grep -oE '[0-9]+[.][0-9]+[.][0-9]+'; }
"""
FORWARD = """
rm -f /run/sheets; wander & visitor=$!
{upgrade}
touch /run/home; wait $visitor; test ! -e /run/missed
test "$(version 8001) $(version 8002)" = "0.2.0 0.2.0"
test "$(sort -u /run/sheets | grep -c app)" = 2
"""
BACK = """
{back}
test "$(version 8001) $(version 8002)" = "{version} {version}"
visit
echo "followed to the end"
"""


def repository(folder):
    """The project as it stands, tagged as this release, and a next one with another style and a migration."""

    def git(*words):
        who = ("-c", "user.name=Pat", "-c", "user.email=pat@aid.example")
        subprocess.run(["git", *who, *words], cwd=folder, check=True, stdout=subprocess.DEVNULL)

    for path in project_files():
        target = folder / path.relative_to(PROJECT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    git("init", "--quiet")
    git("add", "--all")
    git("commit", "--quiet", "--message", "This release")
    git("tag", "v0.1.0")
    told = folder / "decisionaid" / "__init__.py"
    told.write_text(re.sub(r'(__version__ = ")[^"]+', r"\g<1>0.2.0", told.read_text()))
    with (folder / "static" / "css" / "app.css").open("a") as style:
        style.write("\n.of-the-next-release { color: inherit; }\n")
    last = max(path.stem for path in (folder / "evidence" / "migrations").glob("0*.py"))
    (folder / "evidence" / "migrations" / "9000_next.py").write_text(
        "from django.db import migrations\n\n\nclass Migration(migrations.Migration):\n"
        f'    dependencies = [("evidence", "{last}")]\n    operations = []\n'
    )
    git("add", "--all")
    git("commit", "--quiet", "--message", "The next release")
    git("tag", "v0.2.0")
    return folder


@pytest.mark.soak  # minutes: migrations, proofs and static files of two releases
def test_the_page_sets_up_upgrades_and_brings_back_a_server(tmp_path):
    blocks = BLOCK.findall(PAGE.read_text(encoding="utf-8"))
    setting_up = "".join(text for name, text in blocks if not name)
    named = {name.strip(): text for name, text in blocks if name}
    password = "correct horse battery staple"
    curator = "decisionaid curator casey --all-rights"
    assert setting_up.count(curator) == 1
    script = "".join(
        (
            WORLD,
            VISITOR,
            setting_up.replace(curator, f"{curator} <<< '{password}'"),
            LOOK,
            FORWARD.format(**named),
            BACK.format(**named, version=__version__),
        )
    )
    stand_ins = tmp_path / "stand-ins"
    stand_ins.mkdir()
    for name in STAND_INS:
        (stand_ins / name).symlink_to(PROJECT / "tests" / "faults" / "stand_ins.py")
    code = tmp_path / "code"
    code.mkdir()
    (tmp_path / "gitconfig").write_text(
        f'[url "{repository(code)}"]\n\tinsteadOf = https://git.example/decisionaid.git\n'
        "[safe]\n\tdirectory = *\n[advice]\n\tdetachedHead = false\n"
    )
    minor = f"python3.{sys.version_info.minor}"
    # The service's user must be able to read it: somebody's own Python may lie in their home.
    python = (
        Path("/usr/bin", minor)
        if Path("/usr/bin", minor).exists()
        else Path("/mnt/python/bin", minor)
    )
    root = [] if os.geteuid() == 0 else ["sudo", "--non-interactive", "--preserve-env"]
    log = tmp_path / "followed.log"
    with log.open("w") as told:
        followed = subprocess.run(
            [*root, *WORLD_OF_ITS_OWN, "bash", "-x"],
            input=script,
            env={
                "PATH": f"{stand_ins}:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
                "HOME": str(tmp_path),
                "GIT_CONFIG_GLOBAL": str(tmp_path / "gitconfig"),
                "CURL_CA_BUNDLE": "/etc/letsencrypt/live/aid.example/fullchain.pem",
                "REAL_GIT": shutil.which("git") or "git",
                "PYTHON_HOME": sys.base_prefix,
                "PACKAGES": sysconfig.get_path("purelib"),
                "READABLE_PYTHON": str(python),
                "READABLE_PACKAGES": "/mnt/packages",
            },
            stdout=told,
            stderr=told,
            text=True,
            check=False,
        )
    said = log.read_text()

    assert followed.returncode == 0, said[-6000:]
    assert said.rstrip().endswith("followed to the end")


def test_the_page_has_a_block_for_each_way():
    names = [name.strip() for name, _text in BLOCK.findall(PAGE.read_text(encoding="utf-8"))]

    assert names.count("") >= 9
    assert names[-2:] == ["upgrade", "back"]
