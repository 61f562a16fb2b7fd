#!/usr/bin/env bash
# The same two models in SimPy and here, in turn, with the ratio: for SimPy 2 (Debian's python3-simpy) and for SimPy 3 or 4
# (Debian's python3-simpy3), whichever is there. PYTHON names the interpreter; by default the system's.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
python=${PYTHON:-/usr/bin/python3}

scripts=()
if "$python" -c 'import SimPy.Simulation' 2>/dev/null; then scripts+=("$here/simpy2.py"); fi
if "$python" -c 'import simpy' 2>/dev/null; then scripts+=("$here/simpy3.py"); fi
if [ ${#scripts[@]} -eq 0 ]; then
    echo "$python has no SimPy. Install it (Debian: apt-get install python3-simpy), or set PYTHON to an interpreter that has it." >&2
    exit 1
fi

dotnet run -c Release --project "$here/../Fundamentals.Benchmarks" -- simpy "$python" "${scripts[@]}"
