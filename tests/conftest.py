"""What every test may ask for. Network, random order and warnings are set in pyproject.toml."""

import gc
import os
import shutil
from pathlib import Path

import hypothesis
import pytest

from tests.examples import drawn

# An example that a busy machine tries slowly is no fault.
hypothesis.settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("any machine")

# Looking for garbage among nine thousand tests and an edition takes a tenth of the time. Here as in
# `decisionaid/wsgi.py`: what stays is not looked at again, and the rest less often.
gc.disable()

pytest_plugins = ["tests.clock", "tests.curators", "tests.editions", "tests.tables"]

USES_DATABASE = {"db", "transactional_db", "live_server", "databases"}
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
# Chromium without windows: the same pages, and each new visitor costs a quarter.
WITHOUT_WINDOWS = "chromium-headless-shell"
# Without these Chromium looks up hosts of its own at every start, or draws letters by its own rules.
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--font-render-hinting=none",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
PHONE = {"width": 390, "height": 844}
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(config, items):
    draw_slow_ones(config, items)
    for item in items:
        if "chromium" in item.fixturenames:
            item.add_marker(pytest.mark.browser)
        if USES_DATABASE & {*item.fixturenames} or item.get_closest_marker("django_db"):
            item.add_marker(pytest.mark.database)
    done = yield  # the order by the seed, and what -m leaves out
    workers = getattr(config, "workerinput", {}).get("workercount", 1)
    items[:] = long_ones_first(items, workers)
    return done


def draw_slow_ones(config, items):
    """A whole run tries some of the tests that take seconds, others each time; who names files gets all of them."""
    if any(Path(word.partition("::")[0]).is_file() for word in config.args):
        return
    slow = [item.nodeid for item in items if item.get_closest_marker("slow")]
    left = {*slow} - drawn(slow, config.getoption("randomly_seed", 0))
    config.hook.pytest_deselected(items=[item for item in items if item.nodeid in left])
    items[:] = [item for item in items if item.nodeid not in left]


def long_ones_first(items, workers):
    """The same tests in the order of the seed, those of modules that take long at the head of each worker's part.

    Each worker begins with an equal part and takes from the others' ends when its own is done. With long
    tests at an end, one worker was busy for minutes while the others waited.
    """
    modules = {}
    for item in items:
        modules.setdefault(item.path, []).append(item)
    weights = {
        path: sum(any(it.get_closest_marker(name) for name in ("slow", "browser")) for it in tests)
        for path, tests in modules.items()
    }
    parts = [[] for _ in range(workers)]
    loads = [0] * workers
    for path in sorted(modules, key=weights.get, reverse=True):
        if weights[path]:
            least = loads.index(min(loads))
            loads[least] += weights[path]
            parts[least] += modules[path]
    quick = [item for item in items if not weights[item.path]]
    for number, part in enumerate(parts):
        room = len(quick) if number == workers - 1 else max(0, len(items) // workers - len(part))
        part += quick[:room]
        del quick[:room]
    return [item for part in parts for item in part]


def pytest_terminal_summary(terminalreporter, config):
    seed = config.getoption("randomly_seed", None)
    if terminalreporter.stats.get("failed"):
        terminalreporter.write_line(
            f"the same order and the same draw again: --randomly-seed={seed}"
        )


def pytest_collection_finish():
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    gc.enable()


@pytest.fixture(scope="session")
def chromium_path():
    path = next(filter(None, map(shutil.which, (WITHOUT_WINDOWS, *CHROMIUM_NAMES))), None)
    if path is None:
        pytest.fail("Chromium is not installed; `make test` installs it")
    return path


@pytest.fixture(scope="session")
def chromium(chromium_path):
    """One running Chromium for all browser tests of a worker."""
    from playwright.sync_api import sync_playwright

    # Playwright keeps an event loop in this thread, where Django then suspects async code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_path, args=list(CHROMIUM_FLAGS)
        )
        yield browser
        browser.close()


@pytest.fixture
def open_browser(chromium, live_server):
    """A function that gives a page of a fresh visitor: open_browser(java_script_enabled=False)."""
    contexts = []

    def visitor(**options):
        context = chromium.new_context(
            base_url=live_server.url, **{"viewport": PHONE, "locale": "en", **options}
        )
        context.set_default_timeout(30_000)  # a busy machine draws late, and that is no fault
        contexts.append(context)
        return context.new_page()

    yield visitor
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_browser):
    """A phone with script."""
    return open_browser()


@pytest.fixture
def plain_page(open_browser):
    """A phone without script."""
    return open_browser(java_script_enabled=False)


@pytest.fixture(scope="session")
def axe_violations():
    """A function that gives what axe finds wrong with a page, one readable line each; by some rules only."""
    from axe_playwright_python.sync_playwright import Axe

    axe = Axe()

    def violations(page, rules=()):
        only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": WCAG}
        options = {"resultTypes": ["violations"], "runOnly": only}
        found = axe.run(page, options=options).response["violations"]
        return [
            f"{rule['id']}: {rule['help']}: {node['target']}"
            for rule in found
            for node in rule["nodes"]
        ]

    return violations
