"""Executes a notebook through nbclient: execute.py NOTEBOOK FOLDER RESULT, where FOLDER is where its cells run."""
import sys

import nbclient
import nbformat

source, folder, result = sys.argv[1:]
notebook = nbformat.read(source, as_version=4)
client = nbclient.NotebookClient(notebook, timeout=300, resources={"metadata": {"path": folder}})
client.execute()
nbformat.write(notebook, result)
