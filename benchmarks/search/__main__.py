"""Precision and speed of the search of exercises: `python -m benchmarks.search`.

The product's search over SQLite and PostgreSQL beside plain FTS5 and pg_trgm, in one run over the
same library and the same queries. A call is the whole search of a page: ten rows loaded, facets
counted. All is asked in three rounds and the quickest round of each class counts, since other
programs on the machine only make a call slower. PostgreSQL is started in a folder that is thrown
away.
"""

import gc
import resource
import tempfile
import time
import tracemalloc
from argparse import ArgumentParser
from pathlib import Path
from statistics import fmean, quantiles

import pytest
from sqlalchemy.orm import Session

from benchmarks.search.asked import CLASSES, Asked, Asking
from benchmarks.search.engines import (
    Built,
    build_plain_fts5,
    build_product,
    build_trigrams,
)
from benchmarks.search.made import make_library
from clinic.services.database import open_engine
from clinic.services.search.memory import catalog_of
from tests.postgres import new_database, running_postgres

PRECISION = {"clean": 0.97, "prefix": 0.95, "typo": 0.97, "synonym": 0.95}
P95_MS = {"sqlite": 10.0, "postgresql": 40.0}
_WARM_UP, _ROUNDS = 40, 3

Queries = dict[str, list[Asked]]
Measured = dict[str, tuple[float, float, float]]
"""By class: precision, the 95th percentile of a call in ms, and of this process's work in it."""


def main() -> None:
    """Build, ask, print."""
    parser = ArgumentParser(prog="python -m benchmarks.search", description=__doc__)
    parser.add_argument("--exercises", type=int, default=30_000)
    parser.add_argument("--queries", type=int, default=400, help="of each class")
    options = parser.parse_args()
    library = make_library(options.exercises)
    asking = Asking(library)
    queries = {kind: asking.queries(kind, options.queries) for kind in CLASSES}
    del asking
    print(f"{options.exercises} exercises, {options.queries} queries of each class: precision,")
    print("95th percentile of a call (of this process's work in it)")
    with tempfile.TemporaryDirectory() as made, running_postgres() as server:
        folder = Path(made)
        urls = {
            "sqlite": f"sqlite:///{folder / 'product.sqlite3'}",
            "postgresql": new_database(server, "product"),
        }
        built = [build_product(name, url, library) for name, url in urls.items()]
        built.append(build_plain_fts5(folder, library))
        built.append(build_trigrams(new_database(server, "trigrams"), library))
        results = {engine.name: _measure(engine, queries) for engine in built}
        memory = _catalog_memory(urls["sqlite"])
    for engine in built:
        _print(engine, results[engine.name])
    _print_result(options.exercises, built, results, memory)


def _measure(engine: Built, queries: Queries) -> Measured:
    started = time.perf_counter()
    engine.find(queries["clean"][0].text, False)
    engine.facts["first_ms"] = 1000 * (time.perf_counter() - started)
    for asked in queries["clean"][:_WARM_UP]:
        engine.find(asked.text, False)
    return {
        kind: (_precision(engine, kind, all_asked), *_p95(engine, kind, all_asked))
        for kind, all_asked in queries.items()
    }


def _precision(engine: Built, kind: str, queries: list[Asked]) -> float:
    return fmean(asked.precision(engine.find(asked.text, kind == "prefix")) for asked in queries)


def _p95(engine: Built, kind: str, queries: list[Asked]) -> tuple[float, float]:
    """The 95th percentiles of a call and of this process's work in it, in ms, each in the
    quickest of the rounds.
    """
    calls, works = [], []
    for _ in range(_ROUNDS):
        gc.collect()
        times, worked = [], []
        for asked in queries:
            started, before = time.perf_counter(), time.process_time()
            engine.find(asked.text, kind == "prefix")
            worked.append(1000 * (time.process_time() - before))
            times.append(1000 * (time.perf_counter() - started))
        calls.append(quantiles(times, n=20)[-1])
        works.append(quantiles(worked, n=20)[-1])
    return min(calls), min(works)


def _catalog_memory(url: str) -> float:
    """MB that a process keeps for the clinic between searches."""
    engine = open_engine(url)
    with Session(engine) as session:
        tracemalloc.start()
        catalog_of(session, 1)
        gc.collect()
        kept, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    engine.dispose()
    return kept / 1e6


def _print(engine: Built, measured: Measured) -> None:
    cells = [f"{kind} {p:.3f} {ms:.1f} ms ({cpu:.1f})" for kind, (p, ms, cpu) in measured.items()]
    facts = ", ".join(f"{key} {value:.1f}" for key, value in engine.facts.items())
    print(f"{engine.name:11}", " | ".join(cells), f"| {facts}")


def _print_result(
    number: int, built: list[Built], results: dict[str, Measured], memory: float
) -> None:
    values: dict[str, object] = {"exercises": number}
    passed = True
    for engine in built:
        key = engine.name.replace(" ", "_").lower()
        for kind, (precision, ms, work) in results[engine.name].items():
            values[f"{key}_{kind}_precision"] = f"{precision:.3f}"
            values[f"{key}_{kind}_p95_ms"] = f"{ms:.1f}"
            values[f"{key}_{kind}_cpu_p95_ms"] = f"{work:.1f}"
            if engine.name in P95_MS:
                passed &= precision >= PRECISION[kind] and ms < P95_MS[engine.name]
        values |= {f"{key}_{fact}": f"{value:.1f}" for fact, value in engine.facts.items()}
    values["catalog_mb"] = f"{memory:.1f}"
    values["process_mb"] = f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}"
    values["passed"] = "yes" if passed else "no"
    print("RESULT", *(f"{key}={value}" for key, value in values.items()))


if __name__ == "__main__":
    try:
        main()
    except pytest.skip.Exception as missing:
        raise SystemExit(str(missing)) from missing
