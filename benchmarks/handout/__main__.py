"""Cost of a handout beside other engines: `python -m benchmarks.handout`.

The same ten exercises, with the same pictures, made by this product, by Typst and WeasyPrint as
PDF/UA-1, by Chromium, by fpdf2, and, as the floor, by a plain ReportLab canvas that is told each
mark. The peers come with `pip install .[bench]`; one that is not there is named. Each runs in a
process of its own and is warm; they take turns of a few files each, so that what else the machine
does meets them all alike. Every file is for another patient, its exercises in another order.
Memory is that of the process and all it started, shared parts divided among those that share them.
"""

import json
import os
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.handout.engines import ENGINES, missing

TURN = 5
"""Files that an engine makes in a row."""
SLOW = ("weasyprint", "chromium", "fpdf2")
TIMES_FASTER = {"typst": 2, "chromium": 8, "weasyprint": 25}
FLOOR_LIMIT, KB_LIMIT = 1.5, 160


@dataclass
class Runner:
    """An engine at work, and what its files cost."""

    name: str
    exercises: int
    file: str = ""
    ms: list[float] = field(default_factory=list)
    last: dict[str, float] = field(default_factory=dict)
    process: Any = None

    def start(self) -> None:
        """Prepare the engine in its own process."""
        command = [sys.executable, "-m", "benchmarks.handout.worker", self.name]
        self.process = subprocess.Popen(
            [*command, str(self.exercises), *([self.file] if self.file else [])],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        self._answer()

    def make(self, number: int, *, counts: bool) -> None:
        """One more file."""
        self.process.stdin.write(f"{number}\n")
        self.process.stdin.flush()
        self.last = self._answer()
        if counts:
            self.ms.append(self.last["ms"])

    def stop(self) -> None:
        """End the engine."""
        self.process.stdin.close()
        self.process.wait()

    def _answer(self) -> dict[str, float]:
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f"{self.name}: the engine ended with {self.process.wait()}")
        answer: dict[str, float] = json.loads(line)
        return answer


def main() -> None:
    """Measure, print a table and a last line of results."""
    parser = ArgumentParser(prog="python -m benchmarks.handout", description=__doc__)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--only", nargs="*", default=list(ENGINES), choices=list(ENGINES))
    parser.add_argument("--keep", type=Path, help="a folder to leave the last files in")
    options = parser.parse_args()
    runners = _measured(options)
    longer = Runner("product", 40)
    _run([longer], max(1, options.rounds // 3))
    _print_table(options, runners, longer)
    print(_result(runners, longer))


def _measured(options: Namespace) -> dict[str, Runner]:
    """The engines that are there, each with its costs."""
    found = {}
    for name in options.only:
        if not missing(name):
            file = str(options.keep / f"{name}.pdf") if options.keep else ""
            found[name] = Runner(name, 10, file)
    _run(list(found.values()), options.rounds)
    return found


def _run(runners: list[Runner], rounds: int) -> None:
    """Warm up, then take turns; the slow ones make one file where the others make several."""
    for runner in runners:
        runner.start()
    for number in range(rounds + 1):
        for runner in runners:
            for place in range(1 if runner.name in SLOW else TURN):
                runner.make(number * TURN + place, counts=number > 0)
    for runner in runners:
        runner.stop()


def _print_table(options: Namespace, runners: dict[str, Runner], longer: Runner) -> None:
    load = ", ".join(f"{part:.1f}" for part in os.getloadavg())
    print(f"ten exercises, warm; {options.rounds} turns; load of the machine {load}")
    print(f"{'':14}{'ms':>9}{'quickest':>10}{'KB':>8}{'MB':>8}{'of floor':>10}{'of product':>12}")
    for name in options.only:
        runner = runners.get(name)
        if runner is None:
            print(f"{name:14}missing: {missing(name)}")
            continue
        ms = median(runner.ms)
        ratios = "".join(
            f"{ms / median(other.ms):{width}.2f}" if other else " " * width
            for other, width in ((runners.get("floor"), 10), (runners.get("product"), 12))
        )
        print(
            f"{name:14}{ms:9.1f}{min(runner.ms):10.1f}{runner.last['bytes'] / 1024:8.0f}"
            f"{runner.last['mb']:8.0f}{ratios}"
        )
    print(
        f"{'40 exercises':14}{median(longer.ms):9.1f}{min(longer.ms):10.1f}"
        f"{longer.last['bytes'] / 1024:8.0f}{longer.last['mb']:8.0f}"
    )
    aims = ", ".join(f"{times} times faster than {name}" for name, times in TIMES_FASTER.items())
    print(f"aims: {FLOOR_LIMIT} of the floor, {aims}, {KB_LIMIT} KB, 40 exercises within 4 times")


def _result(runners: dict[str, Runner], longer: Runner) -> str:
    product = runners.get("product")
    if product is None:
        return "RESULT product=missing"
    ms = median(product.ms)
    parts = [f"ms={ms:.1f}", f"kb={product.last['bytes'] / 1024:.0f}",
             f"mb={product.last['mb']:.0f}"]  # fmt: skip
    for name, runner in runners.items():
        if name == "floor":
            quickest = min(product.ms) / min(runner.ms)
            parts.append(f"of_floor={ms / median(runner.ms):.2f} of_floor_quickest={quickest:.2f}")
        elif name != "product":
            parts.append(f"times_faster_than_{name}={median(runner.ms) / ms:.1f}")
    parts += [f"missing_{name}=1" for name in ENGINES if missing(name)]
    parts.append(f"forty_ms={median(longer.ms):.1f} forty_of_ten={median(longer.ms) / ms:.2f}")
    return f"RESULT {' '.join(parts)}"


if __name__ == "__main__":
    main()
