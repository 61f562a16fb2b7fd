"""Notebooks and a session through nbclient, nbconvert and jupyter-console, as their users run them."""

import glob
import os
import subprocess
import sys
import unittest

import nbformat
from nbclient import NotebookClient

KERNEL = "fundamentals-csharp"
FOLDER = os.path.join(os.path.dirname(__file__), os.pardir, "notebooks")
TIMEOUT = 120


def outputs(notebook):
    return [cell.outputs for cell in notebook.cells if cell.cell_type == "code"]


def read(path):
    return nbformat.read(path, as_version=4)


class NotebookTests(unittest.TestCase):
    maxDiff = None

    def test_notebooks_give_the_outputs_they_hold(self):
        paths = sorted(glob.glob(os.path.join(FOLDER, "*.ipynb")))
        self.assertEqual(len(paths), 6)
        for path in paths:
            with self.subTest(os.path.basename(path)):
                notebook = read(path)
                NotebookClient(notebook, kernel_name=KERNEL, timeout=TIMEOUT).execute()
                self.assertEqual(outputs(notebook), outputs(read(path)))

    def test_nbconvert_executes_a_notebook(self):
        path = os.path.join(FOLDER, "linq.ipynb")
        run = subprocess.run(
            [sys.executable, "-m", "nbconvert", "--execute", "--to", "notebook", "--stdout", f"--ExecutePreprocessor.kernel_name={KERNEL}", path],
            capture_output=True, text=True, timeout=TIMEOUT,
        )
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual(outputs(nbformat.reads(run.stdout, as_version=4)), outputs(read(path)))

    def test_console_runs_a_session(self):
        lines = ["var x = 20;", "x + 1", 'Console.WriteLine("written");', 'throw new Exception("thrown");', "x + 2", ""]
        run = subprocess.run(
            [sys.executable, "-m", "jupyter_console", "--kernel", KERNEL, "--simple-prompt"],
            input="\n".join(lines), capture_output=True, text=True, timeout=TIMEOUT,
        )
        self.assertEqual(run.returncode, 0, run.stderr)
        for expected in ("C# 14", "Out[2]: 21\n", "written\n", "Out[5]: 22\n"):
            self.assertIn(expected, run.stdout)
        self.assertIn("thrown", run.stdout + run.stderr)


if __name__ == "__main__":
    unittest.main()
