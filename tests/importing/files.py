"""Files of sources as other programs write them, made to order."""

import json


def ris_record(number=1, **fields):
    values = {
        "TY": "JOUR",
        "AU": f"Author{number}, Ann B.",
        "TI": f"Study number {number} of hair and exosomes",
        "PY": "2024",
        "JO": "Journal of Hair",
        "VL": "7",
        "SP": str(number),
        "DO": f"10.5555/hair.{number}",
        **fields,
    }
    lines = [f"{tag}  - {value}" for tag, value in values.items() if value is not None]
    return "\n".join([*lines, "ER  - ", "", ""])


def forty_records():
    """Thirty-six new ones, three that stand there twice, one without a title."""
    latin = ris_record(36, TI="Étude sur la chute des cheveux").encode("latin-1")
    by_link = ris_record(35, DO=None, L1=None, UR="https://doi.org/10.5555/HAIR.35")
    first = "".join(ris_record(number) for number in range(1, 35))
    again = ris_record(1, DO="https://doi.org/10.5555/HAIR.1") + ris_record(2) + ris_record(3)
    return (first + by_link).encode() + latin + (again + ris_record(40, TI=None)).encode()


def bibtex(doi="10.3390/life15030500", title="A trial of exosomes", key="amini", extra=""):
    return (
        f'@article{{{key},\n  author = {{Amini, Fatemeh and M{{\\"u}}ller, J{{\\"u}}rgen}},\n'
        f"  title = {{{title}}},\n  year = {{2025}},\n  journal = {{Life}},\n"
        f"  doi = {{{doi}}},\n{extra}}}\n"
    ).encode()


def nbib(pmid="40000001", doi="10.3390/life15030500", title="A trial of exosomes."):
    return (
        f"\nPMID- {pmid}\nOWN - NLM\nTI  - {title[:10]}\n      {title[10:].strip()}\n"
        "AU  - Amini F\nAU  - Müller J\nDP  - 2025 Mar\nJT  - Life\n"
        f"AID - {doi} [doi]\nPT  - Journal Article\n"
    ).encode()


def csl(*items):
    return json.dumps(list(items)).encode()


def csl_item(doi="10.3390/life15030500", **fields):
    return {
        "type": "article-journal",
        "title": "A trial of exosomes",
        "DOI": doi,
        "author": [{"family": "Amini", "given": "Fatemeh"}, {"family": "Müller", "given": "J."}],
        "issued": {"date-parts": [[2025, 3]]},
        "container-title": "Life",
        **fields,
    }
