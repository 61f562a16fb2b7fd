"""This kernel beside Debian's ipykernel, in the same run on the same machine, through the same client.

    python3 kernels.py PATH/TO/Fundamentals.Kernel.dll [starts]
"""

import json
import os
import statistics
import sys
import tempfile
import time

from jupyter_client.manager import start_new_kernel

TIMEOUT = 120
CSHARP = {
    "first": "1 + 1",
    "cells": [
        "1 + {0}", "var a{0} = {0};", "\"x\" + {0}", "Math.Sqrt({0}.0)", "Console.WriteLine({0});", "new[] {{ {0}, 2 }}.Sum()",
        "int F{0}(int n) => n + {0}; F{0}(1)", "var s{0} = 0; for (var i = 0; i < 9; i++) s{0} += i; s{0}", "record P{0}(int X);",
        "Enumerable.Range(0, {0} + 3).Where(x => x > 1).Count()", "$\"{{{0}}}\"", "(1, {0})", "{0} > 3 ? 1 : 2", "var l{0} = new List<int> {{ {0} }};",
        "DateTime.UnixEpoch.Year + {0}", "\"abc\".Length + {0}", "typeof(int).Name", "await Task.FromResult({0})", "new Dictionary<int, int> {{ [{0}] = 1 }}.Count", "// {0}",
    ],
    "complete": "Math.Sq",
    "lines": "for (var i = 0; i < 100_000; i++) Console.WriteLine(i);",
    "spin": "Console.WriteLine(1); while (true) { }",
}
PYTHON = {
    "first": "1 + 1",
    "cells": [
        "1 + {0}", "a{0} = {0}", "\"x\" + str({0})", "{0} ** 0.5", "print({0})", "sum([{0}, 2])",
        "def f{0}(n): return n + {0}\nf{0}(1)", "s{0} = 0\nfor i in range(9): s{0} += i\ns{0}", "class P{0}: pass",
        "len([x for x in range({0} + 3) if x > 1])", "f\"{{{0}}}\"", "(1, {0})", "1 if {0} > 3 else 2", "l{0} = [{0}]",
        "import datetime; datetime.date(1970, 1, 1).year + {0}", "len(\"abc\") + {0}", "int.__name__", "await __import__('asyncio').sleep(0, {0})", "len({{{0}: 1}})", "# {0}",
    ],
    "complete": "import math; math.sq",
    "lines": "for i in range(100_000): print(i)",
    "spin": "print(1)\nwhile True: pass",
}


def ms(seconds):
    return 1000 * seconds


def timed(action):
    started = time.perf_counter()
    action()
    return ms(time.perf_counter() - started)


def memory(process):
    with open(f"/proc/{process.pid}/status") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))


def measure(name, code, starts):
    rows = {}

    def add(what, value):
        rows.setdefault(what, []).append(value)

    for start in range(starts):
        started = time.perf_counter()
        manager, client = start_new_kernel(kernel_name=name, startup_timeout=TIMEOUT)
        run = lambda text: client.execute_interactive(text, timeout=TIMEOUT, output_hook=lambda _: None)
        run(code["first"])
        add("spawn to first reply, ms", ms(time.perf_counter() - started))
        for number in range(2):
            for cell in code["cells"]:
                took = timed(lambda: run(cell.format(number + 1)))
                if number == 1:
                    add("small cell, ms", took)
        add("memory before completion, MiB", memory(manager.provisioner.process))
        for attempt in range(6):
            took = timed(lambda: client.complete(code["complete"], reply=True, timeout=TIMEOUT))
            add("first completion, ms" if attempt == 0 else "completion, ms", took)
        add("memory after completion, MiB", memory(manager.provisioner.process))
        add("100,000 lines, ms", timed(lambda: run(code["lines"])))
        client.execute(code["spin"])
        while client.get_iopub_msg(timeout=TIMEOUT)["msg_type"] != "stream":
            pass
        add("interrupt of a spinning cell, ms", timed(lambda: (manager.interrupt_kernel(), client.get_shell_msg(timeout=TIMEOUT))))
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    return rows


def main():
    kernel = os.path.abspath(sys.argv[1])
    starts = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    with tempfile.TemporaryDirectory() as folder:
        os.makedirs(f"{folder}/kernels/fundamentals-csharp")
        with open(f"{folder}/kernels/fundamentals-csharp/kernel.json", "w") as spec:
            json.dump({"argv": ["dotnet", kernel, "{connection_file}"], "display_name": "C#", "language": "C#", "interrupt_mode": "message"}, spec)
        os.environ["JUPYTER_PATH"] = folder
        ours = measure("fundamentals-csharp", CSHARP, starts)
        theirs = measure("python3", PYTHON, starts)
    print(f"{'median of ' + str(starts) + ' starts':36}{'C#':>10}{'ipykernel':>12}{'ratio':>8}   raw (C#; ipykernel)")
    for what in ours:
        a, b = statistics.median(ours[what]), statistics.median(theirs[what])
        raw = "; ".join(" ".join(f"{value:.0f}" for value in rows[what][:5]) for rows in (ours, theirs))
        print(f"{what:36}{a:10.1f}{b:12.1f}{a / b:8.2f}   {raw}")


if __name__ == "__main__":
    main()
