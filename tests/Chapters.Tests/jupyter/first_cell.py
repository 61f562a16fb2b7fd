"""Runs the first cell of a notebook, and one line more, on the kernel that the notebook names."""
import json
import os
import sys

from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import start_new_kernel

notebook = sys.argv[1]
with open(notebook, encoding="utf-8") as file:
    document = json.load(file)
name = document["metadata"]["kernelspec"]["name"]
spec = KernelSpecManager().get_kernel_spec(name)
first = next("".join(cell["source"]) for cell in document["cells"] if cell["cell_type"] == "code")
print("kernel:", spec.display_name)
manager, client = start_new_kernel(startup_timeout=120, kernel_name=name, cwd=os.path.dirname(notebook))
try:
    for code in (first, sys.argv[2]):
        def show(message):
            if message["header"]["msg_type"] in ("execute_result", "display_data"):
                print("result:", message["content"]["data"]["text/plain"])
        reply = client.execute_interactive(code, timeout=300, output_hook=show)
        print("status:", reply["content"]["status"])
finally:
    client.stop_channels()
    manager.shutdown_kernel(now=True)
