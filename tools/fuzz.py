"""Fuzz the parser, guided by code coverage, with the promises as the oracle.

    python tools/fuzz.py --seconds 3600     # search; a text that breaks a promise is printed and kept as a file
    python tools/fuzz.py --compact          # no search; keep only texts of the corpus that add coverage

Needs atheris (`pip install atheris`). The corpus is tests/fuzz/corpus.jsonl.xz, one JSON string a line. A search
writes its results back, compacted. Texts that once broke a promise are in tests/fuzz/finds.jsonl: add a text there
after the fix. tests/test_fuzz.py replays both.
"""

from __future__ import annotations

import argparse
import json
import lzma
import os
import pathlib
import shlex
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Iterable

ROOT = pathlib.Path(__file__).resolve().parent.parent
FOLDER = ROOT / "tests/fuzz"
CORPUS = FOLDER / "corpus.jsonl.xz"
FINDS = FOLDER / "finds.jsonl"
LONGEST = 1200
SLOWEST = 20
"""Seconds for one input; a slower one is a find."""

WORDS = (
    *"Year Title Cast Genre Trivia Storyline Runtime Rating Director Writers Budget Country Language Awards Tagline".split(),
    *("Release date", "Box office", "IMDB Rating", "Top Billing Cast", "Also known as", "Production company", "Reviews"),
    *(" : ", "::", " - ", " | ", "...", "\t", "   ", "\n\n", "\r\n", "\r", " ", "\ufeff", "\u2028", "\u200b"),
    *("1. ", "2) ", "#3 ", "(4) ", "• ", "- ", "1948", "(1948)", "8.1/10", "82%", "2h 14m", "$8.4–14 million", "1948-09-06"),
    *(" as ", " and ", ", ", "; ", "(voice)", "Ann Field", "Tom Reed", "Drama", "UK", "導演", "제목", "Режиссёр", "é", "🎬"),
    *("**", "_", "<b>", "</b>", "<br>", "<p>", "<td>", "<!--", "-->", "&amp;", "&#233;", "[x](y)", "---", "# ", "```"),
    *("is a 1931 drama film directed by Ann Field.", "played by", "See more »", "PG-13", "6 September 1948 (UK)"),
)


def text_of(data: bytes) -> str:
    """Any bytes as a text; invalid UTF-8 becomes lone surrogates."""
    return data.decode("utf-8", "surrogateescape")


def bytes_of(text: str) -> bytes:
    """The bytes that `text_of` reads as a text, or nearly."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")


def load(path: pathlib.Path) -> list[str]:
    """The texts of a file, one JSON string a line."""
    if not path.exists():
        return []
    data = path.read_bytes()
    return [json.loads(line) for line in (lzma.decompress(data) if path.suffix == ".xz" else data).decode("ascii").splitlines()]


def save(path: pathlib.Path, texts: Iterable[str]) -> None:
    """Write texts, each once, the short ones first."""
    lines = sorted({json.dumps(text) for text in texts}, key=lambda line: (len(line), line))
    path.parent.mkdir(exist_ok=True)
    data = "".join(f"{line}\n" for line in lines).encode("ascii")
    path.write_bytes(lzma.compress(data, preset=9) if path.suffix == ".xz" else data)


class Finds:
    """Texts that broke a promise: the shortest of each kind, as a file. The search continues."""

    def __init__(self, folder: pathlib.Path) -> None:
        self.folder = folder

    def add(self, error: BaseException, data: bytes) -> None:
        """Keep a text if it is the shortest of its kind, that is of those that fail at the same line."""
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "promises" in frame.filename or "/src/" in frame.filename]
        place = f"{pathlib.Path(frames[-1].filename).stem}-{frames[-1].name}" if frames else "elsewhere"
        path = self.folder / f"{type(error).__name__}-{place}"
        if path.exists() and path.stat().st_size <= len(data):
            return
        path.write_bytes(data)
        sys.stderr.write(f"find: {path.name}: {error!s:.300}\n")


def fuzz(arguments: list[str], folder: pathlib.Path) -> None:
    """Run in a separate process: libFuzzer reads the arguments and never returns."""
    import atheris

    with atheris.instrument_imports(include=["filmsheet"]):
        import filmsheet  # noqa: F401
    sys.path.insert(0, str(ROOT / "tests"))
    import promises

    finds = Finds(folder)

    def check_bytes(data: bytes) -> None:
        try:
            promises.check(text_of(data))
        except Exception as error:  # noqa: BLE001 - any error is a find
            finds.add(error, data)

    again = shlex.join((sys.executable, __file__, "--in-process", str(folder)))  # a merge runs its command through a shell
    atheris.Setup([again, *arguments], check_bytes)
    atheris.Fuzz()


def run(finds: pathlib.Path, *arguments: str) -> int:
    """Run libFuzzer over the instrumented package."""
    command = [sys.executable, __file__, "--in-process", str(finds), f"-artifact_prefix={finds}/", *arguments]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), os.environ.get("PYTHONPATH", "")))}
    return subprocess.run(command, check=False, env=environment, cwd=ROOT).returncode


def write_folder(folder: pathlib.Path, texts: Iterable[str]) -> str:
    """Write each text to its own file."""
    folder.mkdir()
    for number, text in enumerate(texts):
        (folder / f"{number:05}").write_bytes(bytes_of(text[:LONGEST]))
    return str(folder)


def read_folder(folder: pathlib.Path) -> list[str]:
    """The texts of such a folder."""
    return [text_of(path.read_bytes()) for path in sorted(folder.iterdir())]


def write_words(path: pathlib.Path) -> str:
    """The dictionary in libFuzzer's form."""
    lines = ('"' + "".join(f"\\x{byte:02x}" for byte in bytes_of(word)) + '"' for word in WORDS)
    path.write_text("\n".join(lines), encoding="ascii")
    return str(path)


def first_texts() -> list[str]:
    """The inputs at the start of a search: the corpus, the finds and the fixtures."""
    fixtures = (path.read_bytes().decode("utf-8", "surrogatepass") for path in (ROOT / "tests/fixtures").rglob("*.txt"))
    return [*load(CORPUS), *load(FINDS), *fixtures]


def main() -> int:
    """Search, then keep what adds coverage. Returns 1 if a promise was broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=60, help="how long to search (default: 60)")
    parser.add_argument("--compact", action="store_true", help="search nothing, make the corpus compact")
    parser.add_argument("--keep", action="store_true", help="leave the corpus as it is")
    parser.add_argument("--finds", type=pathlib.Path, default=pathlib.Path("fuzz-finds"), help="where to keep finds")
    options = parser.parse_args()
    finds = options.finds.resolve()
    finds.mkdir(exist_ok=True, parents=True)
    limits = [f"-max_len={LONGEST}", f"-timeout={SLOWEST}", "-rss_limit_mb=2048"]
    with tempfile.TemporaryDirectory() as name:
        work = pathlib.Path(name)
        seen = write_folder(work / "seen", first_texts())
        words = write_words(work / "words")
        if not options.compact:
            run(finds, seen, f"-dict={words}", f"-max_total_time={options.seconds}", "-print_final_stats=1", *limits)
        if not options.keep:
            compact = write_folder(work / "compact", ())
            if run(finds, "-merge=1", *limits, compact, seen) == 0:
                save(CORPUS, read_folder(work / "compact"))
    found = sorted(path.name for path in finds.iterdir())
    for name in found:
        print(f"{finds / name}\n    {text_of((finds / name).read_bytes())!a}")
    if not found:
        finds.rmdir()
    return 1 if found else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--in-process"]:
        fuzz(sys.argv[3:], pathlib.Path(sys.argv[2]))
    sys.exit(main())
