"""One engine in a process of its own: a number on standard input, the cost of that file as JSON.

`python -m benchmarks.handout.worker ENGINE EXERCISES [FILE]`; the last file is left at FILE.
"""

import json
import os
import sys
import time
from pathlib import Path

from benchmarks.handout.engines import ENGINES
from benchmarks.handout.sample import sample


def main() -> None:
    """Answer each number until the input ends."""
    name, exercises, *left = sys.argv[1:]
    make = ENGINES[name][0](sample(int(exercises)))
    print("{}", flush=True)
    for line in sys.stdin:
        start = time.perf_counter()
        made = make(int(line))
        cost = {"ms": (time.perf_counter() - start) * 1000, "bytes": len(made), "mb": _megabytes()}
        for path in left:
            Path(path).write_bytes(made)
        print(json.dumps(cost), flush=True)
    os._exit(0)  # a browser is left to its parent's end


def _megabytes() -> float:
    """Memory of this process and of those it started; what they share counts once."""
    return sum(map(_own_kilobytes, _family(os.getpid()))) / 1024


def _family(process: int) -> list[int]:
    """A process and all it started, and they started, that still run."""
    started = [
        int(child)
        for task in Path(f"/proc/{process}/task").glob("*/children")
        for child in task.read_text().split()
    ]
    return [process, *(member for child in started for member in _family(child))]


def _own_kilobytes(process: int) -> int:
    try:
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return 0  # it has just ended
    return int(rollup.split("\nPss:")[1].split()[0])


if __name__ == "__main__":
    main()
