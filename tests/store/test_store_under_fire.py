"""A process may be killed between any two statements, and several may work at once."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from sqlalchemy import text
from store_samples import NOW, RULES, URL, article, claim, link, new_run, visit

from claimtrack.store.addresses import discover, waiting
from claimtrack.store.claims import find
from claimtrack.store.session import Store, open_store
from claimtrack.store.visits import record

HERE = Path(__file__).parent
CHILD = f"""
import sys
sys.path.insert(0, {str(HERE)!r})
from store_samples import *
from claimtrack.store.session import open_store
from claimtrack.store.visits import record
store = open_store(sys.argv[1])
"""
HALF_WAY = (
    CHILD
    + """
with store.begin() as conn:
    page = article(TEXT + "x" * 3_000_000)
    record(conn, visit(sys.argv[2], page, claims=(claim(page),)), rules_hash=RULES)
    print("written", flush=True)
    import time; time.sleep(60)
"""
)
ONE_AFTER_ANOTHER = (
    CHILD
    + """
print("ready", flush=True)
for number in range(100_000):
    with store.begin() as conn:
        page = article(url=f"https://news.example/{number}")
        links = (link(f"https://news.example/{number + 1}"),)
        record(conn, visit(sys.argv[2], page, claims=(claim(page),), links=links), rules_hash=RULES)
"""
)


def child(code: str, url: str, run: str) -> subprocess.Popen[str]:
    """A process that has said its first word."""
    process = subprocess.Popen([sys.executable, "-c", code, url, run], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline()
    return process


def kill(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGKILL)
    process.communicate()


def url_of(store: Store) -> str:
    return store.engine.url.render_as_string(hide_password=False)


def test_a_process_killed_in_a_transaction_leaves_nothing_of_it(store: Store) -> None:
    with store.begin() as conn:
        run = new_run(conn)
        discover(conn, run, [link()], NOW)
    kill(child(HALF_WAY, url_of(store), run))
    with open_store(url_of(store)) as again, again.begin() as conn:
        assert list(find(conn)) == []
        assert [one.link.url for one in waiting(conn, run)] == [URL]
        assert record(conn, visit(run, article()), rules_hash=RULES) == "new"


def test_a_process_killed_at_any_moment_leaves_whole_articles_only(store: Store) -> None:
    moments = random.Random(7)
    with store.begin() as conn:
        run = new_run(conn)
    for _ in range(3):
        process = child(ONE_AFTER_ANOTHER, url_of(store), run)
        time.sleep(moments.uniform(0.2, 0.6))
        kill(process)
    with open_store(url_of(store)) as again, again.begin() as conn:
        tables = ("article", "revision", "claim", "snapshot")
        counts = {conn.execute(text(f"SELECT count(*) FROM {table}")).scalar_one() for table in tables}
        assert len(counts) == 1
        assert counts.pop() > 0
        assert len(waiting(conn, run)) == 1
        if conn.dialect.name == "sqlite":
            assert conn.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
            assert conn.exec_driver_sql("PRAGMA foreign_key_check").all() == []


@pytest.mark.parametrize("same_article", [True, False])
def test_several_that_record_at_once_do_not_disturb_each_other(store: Store, same_article: bool) -> None:
    """Each goes through the same pages by other addresses and finds the same links, in its own order."""
    failures: list[BaseException] = []
    with store.begin() as conn:
        run = new_run(conn)

    def crawl(worker: int) -> None:
        order = random.Random(worker)
        try:
            for number in order.sample(range(12), 12):
                page = article(url=f"https://news.example/{number}")
                links = [link(f"https://news.example/more/{n}") for n in range(30)]
                order.shuffle(links)
                own = f"?worker={worker}" if same_article else ""
                with store.begin() as conn:
                    seen = visit(run, page, url=page.url + own, claims=(claim(page),), links=tuple(links))
                    record(conn, seen, rules_hash=RULES)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=crawl, args=(worker,)) for worker in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with store.read() as conn:
        assert conn.execute(text("SELECT count(*) FROM article")).scalar_one() == 12
        assert conn.execute(text("SELECT count(*) FROM revision")).scalar_one() == 12
        assert len(list(find(conn))) == 12
        assert len(waiting(conn, run)) == 30
