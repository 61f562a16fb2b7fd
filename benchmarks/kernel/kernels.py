"""The C# kernel beside ipykernel, in the same run on the same machine, through the same client.

    kernels.py KERNELSPEC [--starts N] [--cells N]

KERNELSPEC is the folder of an installed kernelspec (the one that holds kernel.json). benchmarks/README.md explains
the table. The exit code is 1 if a limit is broken.
"""

import argparse
import json
import os
import shutil
import statistics
import sys
import tempfile
import time

from jupyter_client.manager import start_new_kernel

TIMEOUT = 300
PAUSE = 5  # seconds, in which nobody runs anything: a reader types
SETUP = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", "..", "notebooks", "setup.csx"))
CSHARP = {
    "name": "csharp",
    "cells": [
        "1 + {0}", "var a{0} = {0};", "\"x\" + {0}", "Math.Sqrt({0}.0)", "Console.WriteLine({0});", "new[] {{ {0}, 2 }}.Sum()",
        "int F{0}(int n) => n + {0}; F{0}(1)", "var s{0} = 0; for (var i = 0; i < 9; i++) s{0} += i; s{0}", "record P{0}(int X);",
        "Enumerable.Range(0, {0} + 3).Where(x => x > 1).Count()", "$\"{{{0}}}\"", "(1, {0})", "{0} > 3 ? 1 : 2", "var l{0} = new List<int> {{ {0} }};",
        "DateTime.UnixEpoch.Year + {0}", "\"abc\".Length + {0}", "typeof(int).Name", "await Task.FromResult({0})", "new Dictionary<int, int> {{ [{0}] = 1 }}.Count", "// {0}",
    ],
    "complete": ["Math.Sq", "Console.Wr", "DateTime.Now.", "var x = Enumerable.Range(0, 9).Whe", "new List<int>().Ad", "String.Jo"],
    "import": f'#!import "{SETUP}"',
    "chart": 'LineChart.Of("Squares grow", new Axis("n"), new Axis("n squared"), [new Series("squares", Enumerable.Range(0, 20).Select(n => ((double)n, (double)n * n)).ToArray())])',
    "lines": "for (var i = 0; i < 100_000; i++) Console.WriteLine(i);",
    "spin": "Console.WriteLine(1); while (true) { }",
}
PYTHON = {
    "name": "python3",
    "cells": [
        "1 + {0}", "a{0} = {0}", "\"x\" + str({0})", "{0} ** 0.5", "print({0})", "sum([{0}, 2])",
        "def f{0}(n): return n + {0}\nf{0}(1)", "s{0} = 0\nfor i in range(9): s{0} += i\ns{0}", "class P{0}: pass",
        "len([x for x in range({0} + 3) if x > 1])", "f\"{{{0}}}\"", "(1, {0})", "1 if {0} > 3 else 2", "l{0} = [{0}]",
        "import datetime; datetime.date(1970, 1, 1).year + {0}", "len(\"abc\") + {0}", "int.__name__", "await __import__('asyncio').sleep(0, {0})", "len({{{0}: 1}})", "# {0}",
    ],
    "complete": ["import math; math.sq", "print.__na", "import os; os.pa", "[1].cou", "{}.ge", "str.jo"],
    "lines": "for i in range(100_000): print(i)",
    "spin": "print(1)\nwhile True: pass",
}


class Kernel:
    """A kernel that was started, its client, and what is read of its process."""

    def __init__(self, language):
        self.language = language
        self.rounds = 0
        started = time.perf_counter()
        self.manager, self.client = start_new_kernel(kernel_name=language["name"], startup_timeout=TIMEOUT, stderr=open(os.devnull, "w"))
        self.run("1 + 1")
        self.start = ms(time.perf_counter() - started)
        self.process = self.manager.provisioner.process.pid

    def run(self, code):
        reply = self.client.execute_interactive(code, timeout=TIMEOUT, output_hook=lambda _: None)
        if reply["content"]["status"] != "ok":
            sys.exit(f"{self.language['name']}: {code}\n{reply['content']}")

    def cells(self, count=20):
        """Runs cells that were not run before, and gives the time of each, and their mean processor time."""
        self.rounds += 1
        before = self.processor_time()
        times = [timed(lambda: self.run(self.language["cells"][i % 20].format(1000 * self.rounds + i // 20))) for i in range(count)]
        return times, (self.processor_time() - before) / count

    def complete(self, code):
        return timed(lambda: self.client.complete(code, reply=True, timeout=TIMEOUT))

    def interrupt(self):
        self.client.execute(self.language["spin"])
        while self.client.get_iopub_msg(timeout=TIMEOUT)["msg_type"] != "stream":
            pass
        return timed(lambda: (self.manager.interrupt_kernel(), self.client.get_shell_msg(timeout=TIMEOUT)))

    def memory(self):
        with open(f"/proc/{self.process}/status") as status:
            return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))

    def processor_time(self):
        with open(f"/proc/{self.process}/stat") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
        return 1000 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def end(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)


def ms(seconds):
    return 1000 * seconds


def timed(action):
    started = time.perf_counter()
    action()
    return ms(time.perf_counter() - started)


def short_life(language, add):
    """A start, 50 cells, completions."""
    kernel = Kernel(language)
    add("spawn to first reply, ms", kernel.start)
    for what in ("20 cells right after, ms", "20 more, ms"):
        times, processor = kernel.cells()
        add(what, *times)
        add(what.replace("ms", "processor ms a cell"), processor)
    kernel.cells(9)
    add("memory after 50 cells, MiB", kernel.memory())
    time.sleep(PAUSE)
    for i, code in enumerate(language["complete"]):
        add("completion, ms" if i else "first completion, ms", kernel.complete(code))
    if "chart" in language:
        kernel.run(language["import"])
        kernel.run(language["chart"])
    add("memory after completion and a chart, MiB", kernel.memory())
    add("100,000 lines, ms", timed(lambda: kernel.run(language["lines"])))
    add("interrupt of a spinning cell, ms", kernel.interrupt())
    kernel.end()


def first_chart(language, add):
    kernel = Kernel(language)
    imported = timed(lambda: kernel.run(language["import"]))
    drawn = timed(lambda: kernel.run(language["chart"]))
    add("import of the course, ms", imported)
    add("first chart cell, ms", drawn)
    kernel.end()


def long_life(language, cells, add):
    """Many cells: whether the last 20 cost more than the first, and whether memory grows in a line."""
    kernel = Kernel(language)
    first, _ = kernel.cells()
    kernel.cells(29)
    kernel.complete(language["complete"][0])
    if "chart" in language:
        kernel.run(language["import"])
        kernel.run(language["chart"])
    before = kernel.memory()
    kernel.cells(cells // 2)
    middle = kernel.memory()
    kernel.cells(cells - cells // 2)
    after = kernel.memory()
    last, processor = kernel.cells()
    add("20 cells at first, ms", *first)
    add("20 cells after the many, ms", *last)
    add("20 cells after the many, processor ms a cell", processor)
    add("memory of a cell, first half, MiB", (middle - before) / (cells // 2))
    add("memory of a cell, second half, MiB", (after - middle) / (cells - cells // 2))
    kernel.end()


def limits(ours, theirs, median):
    """Gives what each row is held to: a number, and what it is a limit of."""
    held = {
        "spawn to first reply, ms": (1.4 * median(theirs, "spawn to first reply, ms"), "1.4 x ipykernel"),
        "20 cells right after, ms": (1.2 * median(theirs, "20 cells right after, ms"), "1.2 x ipykernel"),
        "20 more, ms": (1.2 * median(theirs, "20 more, ms"), "1.2 x ipykernel"),
        "first chart cell, ms": (1000, "1000"),
        "memory after 50 cells, MiB": (200, "200"),
        "memory after completion and a chart, MiB": (270, "270"),
        "first completion, ms": (1000, "1000"),
        "completion, ms": (60, "60"),
        "memory of a cell, first half, MiB": (0.15, "0.15"),
        "memory of a cell, second half, MiB": (0.15, "0.15"),
    }
    if "20 cells at first, ms" in ours:
        held["20 cells after the many, ms"] = (1.5 * median(ours, "20 cells at first, ms"), "1.5 x at first")
    return held


def report(ours, theirs):
    median = lambda rows, what: statistics.median(rows[what]) if what in rows else float("nan")
    held = limits(ours, theirs, median)
    broken = 0
    print("| median | C# | ipykernel | ratio | limit | | raw, C#; ipykernel |\n|---|--:|--:|--:|--:|---|---|")
    for what in ours:
        limit, text = held.get(what, (None, ""))
        ok = "" if limit is None else "ok" if median(ours, what) <= limit else "BROKEN"
        broken += ok == "BROKEN"
        digits = 2 if "of a cell" in what else 1
        number = lambda value: f"{value:,.{digits}f}" if value == value else ""
        ratio = f"{median(ours, what) / median(theirs, what):.2f}" if what in theirs and median(theirs, what) else ""
        raw = "; ".join(" ".join(f"{value:.{digits - 1}f}" for value in rows.get(what, [])[:20]) for rows in (ours, theirs))
        print(f"| {what} | {number(median(ours, what))} | {number(median(theirs, what))} | {ratio} | {text} | {ok} | {raw} |")
    return broken


def main():
    options = argparse.ArgumentParser()
    options.add_argument("kernelspec")
    options.add_argument("--starts", type=int, default=5)
    options.add_argument("--cells", type=int, default=2000, help="how many the long life has; 0 for none")
    options = options.parse_args()
    rows = {"csharp": {}, "python3": {}}
    with tempfile.TemporaryDirectory() as folder:
        os.makedirs(f"{folder}/kernels/csharp")
        shutil.copy(os.path.join(options.kernelspec, "kernel.json"), f"{folder}/kernels/csharp")
        os.environ["JUPYTER_PATH"] = folder
        os.environ["PYDEVD_DISABLE_FILE_VALIDATION"] = "1"
        adder = lambda language: lambda what, *values: rows[language["name"]].setdefault(what, []).extend(values)
        for _ in range(options.starts):
            for language in (CSHARP, PYTHON):
                short_life(language, adder(language))
            first_chart(CSHARP, adder(CSHARP))
        for language in (CSHARP, PYTHON) if options.cells else ():
            long_life(language, options.cells, adder(language))
    return 1 if report(rows["csharp"], rows["python3"]) else 0


if __name__ == "__main__":
    sys.exit(main())
