"""Damaged and hostile files: never an exception, and every piece is accounted for."""

import random

import pytest

from evidence.importing.formats import read
from evidence.importing.reading import read_apart
from evidence.importing.records import FILE_BYTES, Refused
from tests.importing import files

SAMPLES = {
    "RIS": files.ris_record(1).encode() + files.ris_record(2, TI="Größe <b>x</b>").encode(),
    "NBIB": files.nbib() + files.nbib("40000002", "10.5555/b"),
    "BibTeX": files.bibtex(extra="  url = {javascript:alert(1)},\n") + files.bibtex("10.5555/b"),
    "CSL-JSON": files.csl(files.csl_item(), files.csl_item("10.5555/b", title="Größe")),
}
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "latin-1", "cp1252", "utf-7", "shift_jis", "utf-32")
INSERTED = (
    "\0",
    "\u202e",
    "{",
    "}",
    '"',
    "\\",
    "\n",
    "\r",
    "@",
    "  - ",
    "\ud800",
    "%",
    "$",
    "\x1a",
)
LARGE = {
    "open braces": b"@article{a, title=" + b"{" * (FILE_BYTES - 30),
    "entries never closed": b"@a{\n" * 250_000,
    "open objects": b"{" * FILE_BYTES,
    "nested lists": b'[{"a":' + b"[" * (FILE_BYTES - 10),
    "records of RIS": b"TY  - JOUR\nER  - \n" * 55_000,
    "starts of RIS": b"TY  - \n" * 100_000,
    "objects": b"[" + b",".join([b'{"a":1}'] * 100_000) + b"]",
    "quotes": b"[" + b'{"' * 300_000,
    "one line": b"TY  - JOUR\nTI  - " + b"a" * (FILE_BYTES - 20),
    "entries with one key": files.bibtex() * 1_999,
    "TeX": (b"@article{a, title={" + b"\\textbf{$x" * 1_800 + b"}}\n") * 50,
    "strings": b"".join(b"@string{a%d = {b}}\n" % n for n in range(45_000)),
    "marks": b'@article{a, title={"{}' + b'"{}' * 300_000 + b"}}",
    "nothing but line ends": b"PMID- 1" + b"\n" * 1_000_000,
}


def accounted(content, reader=read):
    """Whether every piece became a record or was rejected; a refusal of the file says why."""
    try:
        reading = reader(content)
    except Refused as refusal:
        return bool(refusal.reason % refusal.values)
    return len(reading.records) + len(reading.rejected) == reading.found


def damaged(form, rounds, seed):
    chance = random.Random(seed)
    text = SAMPLES[form].decode()
    for _round in range(rounds):
        broken = text
        for _cut in range(chance.randint(1, 4)):
            place = chance.randrange(len(broken))
            reach = chance.choice([0, 1, 20])
            broken = broken[:place] + chance.choice(INSERTED) + broken[place + reach :]
        yield broken.encode("utf-8", errors="surrogatepass")


@pytest.mark.parametrize("form", SAMPLES)
def test_a_file_cut_off_at_any_byte_is_accounted_for(form):
    content = SAMPLES[form]
    lost = [cut for cut in range(len(content)) if not accounted(content[:cut])]

    assert lost == []


@pytest.mark.parametrize("form", SAMPLES)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_file_in_any_encoding_is_accounted_for(form, encoding):
    content = SAMPLES[form].decode().encode(encoding, errors="replace")

    assert accounted(content)


@pytest.mark.parametrize("form", SAMPLES)
def test_a_damaged_file_is_accounted_for(form):
    assert [text for text in damaged(form, 150, seed=6) if not accounted(text)] == []


@pytest.mark.soak
@pytest.mark.parametrize("form", SAMPLES)
@pytest.mark.parametrize("seed", range(10))
def test_thousands_of_damaged_files_are_accounted_for(form, seed):
    assert [text for text in damaged(form, 2_000, seed) if not accounted(text)] == []


@pytest.mark.slow
@pytest.mark.parametrize("name", LARGE)
def test_the_largest_files_end_within_the_limits_of_the_child(name):
    assert accounted(LARGE[name], read_apart)


@pytest.mark.soak
@pytest.mark.parametrize("form", SAMPLES)
def test_a_file_cut_off_at_any_byte_never_ends_the_child(form):
    content = SAMPLES[form]

    assert all(accounted(content[:cut], read_apart) for cut in range(0, len(content), 3))


def test_a_child_that_needs_too_much_is_ended_and_the_curator_is_told(monkeypatch):
    monkeypatch.setattr("evidence.importing.reading.WAIT_SECONDS", 0.001)

    with pytest.raises(Refused, match="too long or too much memory"):
        read_apart(SAMPLES["RIS"])


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("while True: pass", id="time", marks=pytest.mark.slow),
        pytest.param("x = bytearray(300 * 1024 * 1024)", id="memory"),
        pytest.param("open('written', 'w').write('x' * 99999)", id="writing"),
    ],
)
def test_the_limits_end_a_process_that_goes_beyond_them(code, tmp_path):
    import subprocess
    import sys

    from evidence.importing.reading import PROJECT

    limited = f"from evidence.importing.child import limit_this_process as limit; limit(); {code}"
    script = f"import sys; sys.path.insert(0, {str(PROJECT)!r}); {limited}"
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True)

    assert done.returncode != 0


def test_the_child_sees_no_key_of_ours(monkeypatch):
    import subprocess

    seen = {}

    def run(*args, **options):
        seen.update(options["env"])
        return subprocess.CompletedProcess(args, 1, b"", b"")

    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(Refused):
        read_apart(b"TY  - JOUR\n")
    assert set(seen) == {"PYTHONIOENCODING", "PYTHONDONTWRITEBYTECODE"}
