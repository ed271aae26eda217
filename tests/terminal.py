"""A program on a pseudo-terminal of its own, key by key. It waits for what is said, never for a time; and what is said is always looked
at: plain lines and colour, nothing that moves the cursor or draws a line again."""
import codecs
import fcntl
import os
import pty
import re
import select
import shutil
import struct
import tempfile
import termios
import time

PATIENCE = 120.0  # seconds; only ever used up when something hangs
CTRL_C, CTRL_D = b"\x03", b"\x04"
COLOR = re.compile(r"\x1b\[[0-9;]*m")
PROMPT = "> "
GRAPHICS = "\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\\x1b[16t\x1b[c"  # what the program asks about images
PLAIN_TERMINAL = b"\x1b[?1;2c"

failures = []
folders = []


def check(truth, what):
    if not truth:
        failures.append(what)
        print("FAILED:", what, flush=True)


def new_folder():
    folders.append(tempfile.mkdtemp(prefix="kneecheck-"))
    return folders[-1]


def run_scenes(scenes):
    """All of them, in a row; the exit status."""
    for scene in scenes:
        before = len(failures)
        scene()
        print("ok  " if len(failures) == before else "BAD ", scene.__name__.replace("_", " "), flush=True)
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
    return 1 if failures else 0


def one_line(text):
    """Whatever the width, as one line."""
    return re.sub(r"\s+", " ", text)


class Terminal:
    """The program on a terminal, in an empty folder; `text` is what the screen has shown. `descriptors`: those of the program that are
    something else than the terminal. `answers`: what it says when it is asked about images, which shows nothing; None: it says nothing."""

    def __init__(self, program, *arguments, folder=None, columns=80, rows=24, descriptors=None, plain=True, answers=PLAIN_TERMINAL, **environment):
        self.folder = folder or new_folder()
        self.text = ""
        self.turn = 0  # where in the text the present turn began
        self.status = None
        self.plain = plain
        self.decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.held = ""
        self.answers = answers
        self.asked = 0
        given = {"PATH": os.environ["PATH"], "TERM": "xterm", "LANG": "C.UTF-8", **environment}
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.child = os.fork()
        if self.child == 0:
            try:
                os.close(self.master)
                os.login_tty(slave)
                for number, other in (descriptors or {}).items():
                    os.dup2(other, number)
                os.chdir(self.folder)
                os.execve(program, ["kneecheck", *arguments], {name: value for name, value in given.items() if value is not None})
            finally:
                os._exit(127)
        os.close(slave)

    def read(self, seconds):
        """What has come since; False when the program has gone."""
        if not select.select([self.master], [], [], seconds)[0]:
            return True
        try:
            data = os.read(self.master, 65536)
        except OSError:  # nobody holds the other end
            data = b""
        text = self.held + self.decoder.decode(data, not data)
        self.held = "\r" if text.endswith("\r") and data else ""
        self.text += text[:len(text) - len(self.held)].replace("\r\n", "\n")
        if self.text.find(GRAPHICS, self.turn) >= 0:
            self.text = self.text[:self.turn] + self.text[self.turn:].replace(GRAPHICS, "")
            self.asked += 1
            if self.answers:
                os.write(self.master, self.answers)
        return bool(data)

    def until(self, holds, what):
        """Reads until `holds` of what was said in this turn, or until the program has ended; which is no failure here."""
        deadline = time.monotonic() + PATIENCE
        while self.status is None and not holds(self.said()):
            if not self.read(1.0):
                self.end()
            elif time.monotonic() > deadline:
                check(False, f"no {what} in time: ..." + self.text[-300:])
                self.kill()

    def prompt(self):
        self.until(lambda said: said.endswith(PROMPT), "prompt")
        return self

    def said(self):
        return self.text[self.turn:]

    def send(self, data):
        """Begins a new turn."""
        self.turn = len(self.text)
        if self.status is None:
            os.write(self.master, data)
        else:
            check(False, f"ended before {data!r} could be typed: ..." + self.text[-300:])

    def send_until_it_ends(self, key):
        """As somebody would who sees nothing happen: what was typed just beside a Ctrl-C may be lost, and so may what was drawn then."""
        deadline = time.monotonic() + PATIENCE
        while self.status is None and time.monotonic() < deadline:
            self.send(key)
            until = time.monotonic() + 1.0
            while self.status is None and time.monotonic() < until:
                if not self.read(0.1):
                    self.end()

    def type(self, *lines):
        """Types lines, each at its prompt; what came since the first."""
        before = len(self.text)
        for line in lines:
            self.send(line.encode() + b"\n")
            self.prompt()
        return self.text[before:]

    def press(self, key):
        self.send(key)
        self.prompt()
        return self.said()

    def kill(self):
        os.kill(self.child, 9)
        return self.end()

    def end(self):
        """The wait status, when the program has ended."""
        if self.status is None:
            deadline = time.monotonic() + PATIENCE
            while self.read(1.0):
                if time.monotonic() > deadline:
                    check(False, "it does not end: ..." + self.text[-300:])
                    os.kill(self.child, 9)
                    break
            _, self.status = os.waitpid(self.child, 0)
            os.close(self.master)
            rest = COLOR.sub("", self.text)
            check(not self.plain or not re.search(r"[\x00-\x08\x0b-\x1f\x7f\x80-\x9f]", rest), f"only lines and colour: {rest[-200:]!r}")
        return self.status

    def close(self):
        """The window is closed."""
        os.close(self.master)
        _, self.status = os.waitpid(self.child, 0)
        return self.status

    def code(self):
        return os.waitstatus_to_exitcode(self.end())

    def questions(self):
        """The numbers of the questions that were put."""
        return [int(number) for number in re.findall(r"^(\d+) of about \d+\. ", self.text, re.M)]

    def file(self, name):
        with open(os.path.join(self.folder, name), encoding="utf-8") as file:
            return file.read()

    def files(self):
        return sorted(os.listdir(self.folder))
