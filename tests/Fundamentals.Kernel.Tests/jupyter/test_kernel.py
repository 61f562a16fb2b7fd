"""The kernel through a real Jupyter client. Run with python -m unittest, where JUPYTER_PATH leads to its kernelspec."""

import time
import unittest

import jupyter_kernel_test
from jupyter_client.manager import start_new_kernel

KERNEL = "fundamentals-csharp"
TIMEOUT = 60


class ConformanceTests(jupyter_kernel_test.KernelTests):
    kernel_name = KERNEL
    language_name = "C#"
    file_extension = ".cs"

    code_hello_world = 'Console.WriteLine("hello, world");'
    code_stderr = 'Console.Error.WriteLine("trouble");'
    completion_samples = [
        {"text": "Console.WriteL", "matches": {"WriteLine"}},
        {"text": "Math.Sqr", "matches": {"Sqrt"}},
        {"text": '"\U0001f600".Subs', "matches": {"Substring"}},
    ]
    complete_code_samples = ["1 + 1", "var x = 1;", "int Twice(int n) => 2 * n;", "// a remark", "foreach (var i in new[] { 1 }) { }"]
    incomplete_code_samples = ["int Twice(int n) {", "if (true)", "Console.WriteLine(", 'var s = """']
    invalid_code_samples = ["int = 5;", "foo(]"]
    code_generate_error = 'throw new InvalidOperationException("no");'
    code_execute_result = [
        {"code": "1 + 2 * 3", "result": "7"},
        {"code": '"text".Length', "result": "4"},
    ]
    code_display_data = [
        {"code": 'display("shown");', "mime": "text/plain"},
        {"code": 'display(new { A = 1 });', "mime": "text/html"},
    ]
    code_history_pattern = "1 ? 2*"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Console.WriteLine"
    code_clear_output = "clear();"

    # The protocol calls payloads deprecated, the pager's among them, and there is no C# that would ask for one.
    test_pager = None


class ClientTests(unittest.TestCase):
    def setUp(self):
        self.km, self.kc = start_new_kernel(kernel_name=KERNEL, startup_timeout=TIMEOUT)

    def tearDown(self):
        self.kc.stop_channels()
        self.km.shutdown_kernel(now=True)

    def run_cell(self, code, **options):
        outputs = []
        reply = self.kc.execute_interactive(code, timeout=TIMEOUT, output_hook=outputs.append, **options)
        return reply["content"], outputs

    def test_input_is_asked_for(self):
        def answer(message):
            self.assertEqual(message["msg_type"], "input_request")
            self.kc.input("Ada")

        _, outputs = self.run_cell("Console.ReadLine()", allow_stdin=True, stdin_hook=answer)
        texts = [m["content"]["data"]["text/plain"] for m in outputs if m["msg_type"] == "execute_result"]
        self.assertEqual(texts, ["Ada"])

    def test_password_is_asked_for_unseen(self):
        def answer(message):
            self.assertEqual(message["content"], {"prompt": "Token: ", "password": True})
            self.kc.input("secret")

        reply, _ = self.run_cell(
            'if (password("Token: ") != "secret") throw new Exception("another");', allow_stdin=True, stdin_hook=answer)
        self.assertEqual(reply["status"], "ok")

    def test_interrupt_stops_a_cell_that_waits_for_input(self):
        outputs = []
        reply = self.kc.execute_interactive(
            "Console.ReadLine()",
            allow_stdin=True,
            timeout=TIMEOUT,
            stdin_hook=lambda _: self.km.interrupt_kernel(),
            output_hook=outputs.append,
        )
        self.assertEqual(reply["content"]["status"], "error")
        self.assertEqual([m["msg_type"] for m in outputs if m["msg_type"] != "status"], ["execute_input", "error"])

    def test_interrupt_stops_a_cell_and_keeps_the_state(self):
        self.run_cell("var kept = 41;")
        running = self.kc.execute('Console.WriteLine("on"); await Task.Delay(TimeSpan.FromMinutes(5));')
        while self.kc.get_iopub_msg(timeout=TIMEOUT)["msg_type"] != "stream":
            pass
        self.km.interrupt_kernel()
        reply = self.kc.get_shell_msg(timeout=TIMEOUT)
        self.assertEqual(reply["parent_header"]["msg_id"], running)
        self.assertEqual(reply["content"]["status"], "error")
        reply, outputs = self.run_cell("kept + 1")
        self.assertEqual(reply["status"], "ok")

    def test_restart_forgets_the_state(self):
        self.run_cell("var forgotten = 41;")
        self.km.restart_kernel()
        self.kc.wait_for_ready(timeout=TIMEOUT)
        reply, _ = self.run_cell("forgotten + 1")
        self.assertEqual(reply["ename"], "CompilationError")

    def test_shutdown_ends_the_process_while_a_cell_runs(self):
        self.kc.execute('Console.WriteLine("on"); while (true) { }')
        while self.kc.get_iopub_msg(timeout=TIMEOUT)["msg_type"] != "stream":
            pass
        process = self.km.provisioner.process
        started = time.monotonic()
        self.kc.shutdown()
        self.assertEqual(process.wait(timeout=TIMEOUT), 0)
        self.assertLess(time.monotonic() - started, 5)


if __name__ == "__main__":
    unittest.main()
