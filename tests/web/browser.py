"""A real browser without a window: Chromium, spoken to over the pipe that its developer tools offer.

Nothing is installed for it: where no Chromium is found, ``CHROMIUM`` is ``None`` and tests skip.
"""

from __future__ import annotations

import base64
import itertools
import json
import os
import select
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))),
    None,
)
_FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
    "--no-first-run", "--disable-extensions", "--disable-background-networking", "--remote-debugging-pipe",
    "--force-color-profile=srgb", "--font-render-hinting=none",
)  # fmt: skip
# Seconds to wait for an answer: who waits so long is told of a fault, so a busy machine has time enough.
LONGEST = 120
KEYS = {"Tab": 9, "Enter": 13}


class Browser:
    """One page of a browser: goes to addresses, presses keys, answers questions in JavaScript."""

    def __init__(self, into: int, out: int) -> None:
        self._into, self._out = into, out
        self._numbers = itertools.count(1)
        self._rest = b""
        self._session: str | None = None
        self._scripts = True
        self.complaints: list[str] = []
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self._call(f"{domain}.enable")

    def go(self, address: str) -> None:
        """Open an address and wait until it is loaded."""
        self.complaints.clear()
        self._call("Page.navigate", url=address)
        self._wait(lambda: bool(self.ask("document.readyState === 'complete'")))
        if self._scripts:
            self.ask("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))")

    def ask(self, script: str) -> Any:
        """Return the value of a JavaScript expression."""
        answer = self._call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(f"{script}: {answer['exceptionDetails']}")
        return answer["result"].get("value")

    def press(self, key: str) -> None:
        """Press a key and let it go."""
        told = {"key": key, "code": key, "windowsVirtualKeyCode": KEYS[key]}
        if key == "Enter":
            told["text"] = "\r"
        self._call("Input.dispatchKeyEvent", type="keyDown", **told)
        self._call("Input.dispatchKeyEvent", type="keyUp", **told)
        time.sleep(0.05)

    def size(self, width: int, height: int, *, dark: bool = False) -> None:
        """Set the size of the page and whether the reader likes it dark."""
        self._call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self._call("Emulation.setEmulatedMedia", features=[scheme])

    def allow_scripts(self, *, allowed: bool) -> None:
        """Let pages run scripts, or not."""
        self._scripts = allowed
        self._call("Emulation.setScriptExecutionDisabled", value=not allowed)

    def picture(self, path: Path) -> None:
        """Write what is seen as PNG."""
        path.write_bytes(base64.b64decode(self._call("Page.captureScreenshot", format="png")["data"]))

    def printed(self, path: Path) -> None:
        """Write what would be printed as PDF."""
        path.write_bytes(base64.b64decode(self._call("Page.printToPDF")["data"]))

    def _wait(self, done: Any) -> None:
        until = time.monotonic() + LONGEST
        while not done():
            if time.monotonic() > until:
                raise TimeoutError("the page does not come")
            time.sleep(0.02)

    def _call(self, method: str, **params: object) -> dict[str, Any]:
        number = next(self._numbers)
        message: dict[str, object] = {"id": number, "method": method, "params": params}
        if self._session is not None:
            message["sessionId"] = self._session
        os.write(self._into, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._read()
            if answer.get("id") == number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                result: dict[str, Any] = answer["result"]
                return result
            self._notice(answer)

    def _notice(self, event: dict[str, Any]) -> None:
        method, told = event.get("method"), event.get("params", {})
        if method == "Runtime.exceptionThrown":
            self.complaints.append(str(told["exceptionDetails"]))
        elif method == "Log.entryAdded" and told["entry"]["level"] == "error":
            self.complaints.append(f"{told['entry']['text']} {told['entry'].get('url', '')}")
        elif method == "Runtime.consoleAPICalled" and told["type"] == "error":
            self.complaints.append(str(told["args"]))

    def _read(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            ready, _, _ = select.select([self._out], [], [], LONGEST)
            if not ready:
                raise TimeoutError("the browser does not answer")
            piece = os.read(self._out, 1 << 16)
            if not piece:
                raise RuntimeError("the browser has ended")
            self._rest += piece
        first, _, self._rest = self._rest.partition(b"\0")
        message: dict[str, Any] = json.loads(first)
        return message


@contextmanager
def browsing() -> Iterator[Browser]:
    """Start a browser, give its page, and end it."""
    if CHROMIUM is None:
        raise RuntimeError("no Chromium was found")
    reads, into = os.pipe()
    out, writes = os.pipe()

    def third_and_fourth() -> None:
        # Out of the way first: either end may have the number that the other must get.
        one, other = os.dup2(reads, 100), os.dup2(writes, 101)
        os.dup2(one, 3)
        os.dup2(other, 4)

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        process = subprocess.Popen(
            [CHROMIUM, *_FLAGS, f"--user-data-dir={profile}", "about:blank"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=(3, 4),
            preexec_fn=third_and_fourth,
        )
        os.close(reads)
        os.close(writes)
        try:
            yield Browser(into, out)
        finally:
            os.close(into)
            os.close(out)
            process.terminate()
            process.wait(20)
