# SPDX-License-Identifier: GPL-3.0-or-later
"""A program in a pseudo-terminal, for the long campaigns: keys in, bytes out."""
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time

# What a curses program may send: cursor movement, erasing, attributes, modes it sets itself.
# (\x1b]104\x07: its way of giving xterm its colours back, at each endwin().)
GRAMMAR = re.compile(rb"""\x1b\]104\x07 | \x1b\[[?>=]?[0-9;]*[ -/]*[@-~] | \x1b[()][0AB] | \x1b[=>78DMEHc] | [\r\n\b\t\x0e\x0f]""", re.X)


def set_size(fd, rows, cols):
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))


class Session:
    def __init__(self, argv, rows=24, cols=80, env=None, cwd=None):
        self.out = bytearray()
        self.status = None
        self.master, self.slave = pty.openpty()
        set_size(self.slave, rows, cols)
        self.modes = termios.tcgetattr(self.slave)
        self.pid = os.fork()
        if self.pid == 0:
            os.close(self.master)
            os.login_tty(self.slave)
            if cwd:
                os.chdir(cwd)
            os.execvpe(argv[0], argv, dict(os.environ, **(env or {})))
        os.set_blocking(self.master, False)

    def read(self, seconds=0.05):
        """What arrives until nothing does for so long."""
        got = bytearray()
        while select.select([self.master], [], [], seconds)[0]:
            try:
                part = os.read(self.master, 1 << 16)
            except BlockingIOError:
                continue
            except OSError:
                break
            if not part:
                break
            got += part
        self.out += got
        return bytes(got)

    def wait_for(self, pattern, seconds=10):
        """Reads until `pattern` was sent since the last call; False when it was not."""
        start, deadline = len(self.out), time.monotonic() + seconds
        while time.monotonic() < deadline:
            self.read(0.02)
            if re.search(pattern, self.out[start:]):
                return True
            if not self.alive():
                return bool(re.search(pattern, self.out[start:]))
        return False

    def send(self, keys):
        data = keys if isinstance(keys, bytes) else keys.encode()
        while data:
            try:
                data = data[os.write(self.master, data):]
            except BlockingIOError:
                self.read(0.01)

    def resize(self, rows, cols):
        set_size(self.slave, rows, cols)

    def alive(self):
        if self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = status
        return self.status is None

    def kill(self, number=signal.SIGKILL):
        if self.alive():
            os.kill(self.pid, number)

    def wait(self, seconds=5):
        """The exit status as a shell shows it, or None when it still runs."""
        deadline = time.monotonic() + seconds
        while self.alive() and time.monotonic() < deadline:
            self.read(0.02)
        if self.status is None:
            return None
        self.read(0.02)
        return os.waitstatus_to_exitcode(self.status)

    def modes_restored(self):
        return termios.tcgetattr(self.slave) == self.modes

    def close(self):
        self.kill()
        self.wait()
        os.close(self.master)
        os.close(self.slave)


class Tap:
    def __init__(self):
        self.count = self.failed = 0

    def ok(self, condition, what, *notes):
        self.count += 1
        print(f"{'ok' if condition else 'not ok'} {self.count} - {what}", flush=True)
        if not condition:
            self.failed += 1
            for note in notes:
                print(f"# {note}", flush=True)
        return condition

    def done(self):
        print(f"1..{self.count}", flush=True)
        return 1 if self.failed else 0


def program():
    return os.path.join(os.environ.get("builddir", "build"), "src/antisigma")


def reports():
    return os.path.join(os.environ.get("srcdir", "."), "tests/reports")
