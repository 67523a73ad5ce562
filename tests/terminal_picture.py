"""Make the picture of a terminal in `cgt_cite/docs/pictures/`: `python -m tests.terminal_picture`."""

from __future__ import annotations

import os
import pty
import shutil
import sys
from fcntl import ioctl
from io import BytesIO
from itertools import chain
from pathlib import Path
from struct import pack
from tempfile import TemporaryDirectory
from termios import TIOCSWINSZ

from PIL import Image
from playwright.sync_api import sync_playwright
from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

from tests.extracting import SAMPLES

PAGES = ("Successes*.html", "Reply*", "Diffusion*")  # one of them is incomplete
COMMANDS = ("cgt-cite extract pages/ -o refs.bib", "head -n 24 refs.bib")
WIDTH, HEIGHT = 104, 60  # characters
COLOURS = 64
PICTURE = SAMPLES.parent / "cgt_cite" / "docs" / "pictures" / "terminal.png"


def session(folder: Path) -> str:
    """What a terminal shows of the commands, with its colours."""
    (folder / "pages").mkdir()
    for path in chain.from_iterable(map(SAMPLES.glob, PAGES)):
        (folder / "pages" / path.name).symlink_to(path)
    return "".join(f"\x1b[1;32m$\x1b[0m {command}\n{shown(command, folder)}" for command in COMMANDS)


def shown(command: str, folder: Path) -> str:
    process, terminal = pty.fork()
    if not process:
        os.chdir(folder)
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        resize = f"while [ $(tput cols) != {WIDTH} ]; do sleep 0.01; done"
        environment = {"PATH": path, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
        os.execvpe("bash", ["bash", "-c", f"{resize}; {command}"], environment)  # noqa: S606, S607 - any bash will do
    ioctl(terminal, TIOCSWINSZ, pack("HHHH", HEIGHT, WIDTH, 0, 0))
    output = bytearray()
    try:
        while data := os.read(terminal, 1 << 12):
            output += data
    except OSError:  # the process has ended
        pass
    os.waitpid(process, 0)
    return output.decode().replace("\r\n", "\n")


def main() -> None:
    """Take the picture."""
    with TemporaryDirectory() as folder, sync_playwright() as driver:
        console = Console(record=True, width=WIDTH, file=open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - nothing is written
        console.print(Text.from_ansi(session(Path(folder))), soft_wrap=False)
        picture = Path(folder, "terminal.svg")
        console.save_svg(str(picture), title="cgt-cite", theme=MONOKAI)
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1100, "height": 400})
        page.set_content(f"<body style='margin: 0'>{picture.read_text(encoding='utf-8')}")
        data = page.locator("svg").screenshot()
        browser.close()
    Image.open(BytesIO(data)).convert("RGB").quantize(COLOURS).save(PICTURE, optimize=True)


if __name__ == "__main__":
    main()
