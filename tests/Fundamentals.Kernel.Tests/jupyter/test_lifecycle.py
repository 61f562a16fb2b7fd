"""Restart and shutdown through a real Jupyter client, while a cell spins. TMPDIR must lead to a folder of this test's own."""

import os
import tempfile
import unittest

from jupyter_client.manager import start_new_kernel

KERNEL = "fundamentals-csharp"
TIMEOUT = 60
SPIN = 'Console.WriteLine($"{Environment.ProcessId} {Path.GetTempPath()}"); while (true) { }'


def is_running(process):
    try:
        with open(f"/proc/{process}/stat") as stat:
            return stat.read().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


class LifecycleTests(unittest.TestCase):
    def setUp(self):
        self.km, self.kc = start_new_kernel(kernel_name=KERNEL, startup_timeout=TIMEOUT)

    def tearDown(self):
        self.kc.stop_channels()
        if self.km.has_kernel:
            self.km.shutdown_kernel()

    def spin(self):
        """Starts a cell that does not end, and gives the kernel's process and temporary folder."""
        cell = self.kc.execute(SPIN)
        while True:
            message = self.kc.get_iopub_msg(timeout=TIMEOUT)
            if message["msg_type"] == "stream" and message["parent_header"]["msg_id"] == cell:
                process, folder = message["content"]["text"].split()
                self.assertTrue(is_running(process))
                self.assertEqual(os.path.normpath(folder), tempfile.gettempdir())
                return process

    def assert_nothing_left(self, process):
        self.assertFalse(is_running(process))
        self.assertEqual([], os.listdir(tempfile.gettempdir()))

    def test_restart_while_busy(self):
        before = self.spin()
        self.km.restart_kernel()
        self.kc.wait_for_ready(timeout=TIMEOUT)
        self.assertFalse(is_running(before))
        self.assertEqual("ok", self.kc.execute_interactive("1 + 1", timeout=TIMEOUT, output_hook=lambda _: None)["content"]["status"])
        after = self.spin()
        self.assertNotEqual(before, after)
        self.km.shutdown_kernel()
        self.assert_nothing_left(after)

    def test_shutdown_while_busy(self):
        process = self.spin()
        self.km.shutdown_kernel()
        self.assert_nothing_left(process)

    def test_control_is_served_while_busy(self):
        self.spin()
        request = self.kc.session.msg("kernel_info_request")
        self.kc.control_channel.send(request)
        reply = self.kc.get_control_msg(timeout=TIMEOUT)
        self.assertEqual(("kernel_info_reply", request["header"]["msg_id"]), (reply["msg_type"], reply["parent_header"]["msg_id"]))


if __name__ == "__main__":
    unittest.main()
