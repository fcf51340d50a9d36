"""Keys of a machine that was given none: made once, whole, for its owner only."""

from concurrent.futures import ThreadPoolExecutor

from decisionaid.env import is_key
from decisionaid.local_keys import local_key


def test_a_key_is_made_once_and_then_kept(tmp_path):
    path = tmp_path / "var" / "key"

    first = local_key(path)

    assert is_key(first)
    assert local_key(path) == first
    assert path.stat().st_mode & 0o077 == 0


def test_workers_that_start_together_share_one_key(tmp_path):
    with ThreadPoolExecutor(max_workers=16) as workers:
        keys = set(workers.map(local_key, [tmp_path / "key"] * 200))

    assert len(keys) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["key"]
