#!/usr/bin/env bash
# Builds what the notebooks refer to and installs their kernel, so that a new container is ready to run the first cell.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build src/Fundamentals.Cli -c Release -p:RunAnalyzers=false
dotnet run --project src/Fundamentals.Cli -c Release --no-build -- install
