"""Write the files that are made from the table of labels: its folded keys and its page.

Run it after a change of src/filmsheet/vocabulary/labels.txt:

    python tools/labels.py            # write
    python tools/labels.py --check    # print what is outdated, exit 1
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))  # the table of this tree, not the installed one

from filmsheet.vocabulary import FIELDS, Spelling, describe, fold  # noqa: E402
from filmsheet.vocabulary.table import SMALL_WORDS, encode  # noqa: E402

TABLE = ROOT / "src/filmsheet/vocabulary/labels.txt"
KEYS = TABLE.with_name("label_keys.txt")
PAGE = ROOT / "docs/labels.md"

LANGUAGES = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "it": "Italian",
    "es": "Spanish",
    "pt": "Portuguese",
    "nl": "Dutch",
    "ru": "Russian",
    "zh": "Chinese",
    "id": "Indonesian",
    "ko": "Korean",
    "af": "Afrikaans",
    "sq": "Albanian",
    "ar": "Arabic",
    "hy": "Armenian",
    "eu": "Basque",
    "be": "Belarusian",
    "bn": "Bengali",
    "bg": "Bulgarian",
    "ca": "Catalan",
    "hr": "Croatian",
    "cs": "Czech",
    "da": "Danish",
    "et": "Estonian",
    "tl": "Filipino",
    "fi": "Finnish",
    "gl": "Galician",
    "ka": "Georgian",
    "el": "Greek",
    "he": "Hebrew",
    "hi": "Hindi",
    "hu": "Hungarian",
    "is": "Icelandic",
    "ja": "Japanese",
    "kn": "Kannada",
    "kk": "Kazakh",
    "lv": "Latvian",
    "lt": "Lithuanian",
    "mk": "Macedonian",
    "ms": "Malay",
    "ml": "Malayalam",
    "mr": "Marathi",
    "no": "Norwegian",
    "fa": "Persian",
    "pl": "Polish",
    "pa": "Punjabi",
    "ro": "Romanian",
    "sr": "Serbian",
    "sk": "Slovak",
    "sl": "Slovenian",
    "sw": "Swahili",
    "sv": "Swedish",
    "ta": "Tamil",
    "te": "Telugu",
    "th": "Thai",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "uz": "Uzbek",
    "vi": "Vietnamese",
}
SPECIAL = {
    "certificates_or_ratings": "a certificate or a rating, whichever the value is",
    "other": "goes to `other` under its label",
    "not_film": "what follows is not about the film and goes to `unread`",
    "heading": "a heading that names no field",
}
INTRODUCTION = """# Labels

<!-- Written by tools/labels.py from src/filmsheet/vocabulary/labels.txt: change that, not this. -->

Every label that filmsheet knows: {count} spellings in {languages} languages. These variations are recognised too:

- case, accents, full stops, apostrophes, hyphens and underscores: `RELEASE_DATE`, `release-date`, `releaseDate`, `Genero`;
- "(s)" and similar endings: `Director(s)`, `Regisseur/in`, `País(es)`; blanks in Chinese and Korean: `导　演`;
- two or more labels at once: `Land / Jahr`, `Director & Writer`, `Written, produced and directed by`;
- a note or a place after the label: `Budget (estimated)`, `Release date in South Korea`, `Kinostart – Deutschland`;
- the source of a rating, before or after a word for a rating: `IMDb rating`, `Rating (IMDb)`, `豆瓣评分`;
- a redundant word: `Movie genre`, `Director name`, `影片类型`;
- assistants, who do not belong to the field: `Second assistant director`, `Additional editors` go to `other`;
- one wrong, missing, added or swapped letter in a label of five letters or more, with a probability, if no other label and
  no common word is as similar: `Directer`, `Relase date`.

A spelling marked \u00b7 is a label only before a separator ("D: Mick Powers"). A few spellings are listed under two fields, because
they have another meaning in another language ("Distribution" is the cast in French). The second is used if the sheet has
another label for the first.

Put your own labels into a TOML file, as fields by spelling or spellings by field. They have priority over those below:

```toml
[labels]
directors = ["Captained by", "Captain"]
"Battle cry" = "tagline"
```

```pycon
>>> from filmsheet import parse
>>> from filmsheet.vocabulary import DEFAULT
>>> own = DEFAULT.extended({{"directors": ["Captained by", "Captain"], "Battle cry": "tagline"}})
>>> sheet = parse("Title: The Gate\\nCaptained by: Akio Kurohara\\nBattle cry: Open it!", vocabulary=own)
>>> sheet.directors, sheet.tagline
(('Akio Kurohara',), 'Open it!')

```

`Vocabulary.from_toml("labels.toml")` reads the file. On the command line, use `--vocabulary labels.toml`.
"""


def faults() -> Iterator[str]:
    """The errors of the table, one a line."""
    seen: dict[tuple[str, str, str], int] = {}
    for number, row in enumerate(TABLE.read_text("utf-8").splitlines(), 1):
        if not row or row[0] == "#":
            continue
        field, *rest = row.split("\t")
        if len(rest) not in (2, 3):
            yield f"{number}: a line is field, language, spelling and, if need be, plain or weak, separated by tabs"
            continue
        language, text, trust = rest[0], rest[1], rest[2] if len(rest) == 3 else ""
        if field.partition(":")[0] not in (*FIELDS, "source"):
            yield f"{number}: there is no field {field!r}"
        if language not in (*LANGUAGES, "*"):
            yield f"{number}: there is no language {language!r}: add it to LANGUAGES in tools/labels.py"
        if trust not in ("", "plain", "weak"):
            yield f"{number}: trust is plain, weak or left out, not {trust!r}"
        first = seen.setdefault((field, language, text), number)
        if first != number:
            yield f"{number}: {text!r} is already in line {first}"


def keys_text() -> str:
    """The lookup file, in blocks: codes and folded spellings, ASCII and other; second meanings; sources of ratings; words."""
    codes: dict[str, str] = {}
    others: dict[str, str] = {}
    sources: list[str] = []
    for line in describe():
        key = fold(line.text)
        if line.field == "source":
            sources.append(f"{key}\t{line.source}\t{line.trust}")
        elif codes.setdefault(key, encode(line.field, line.trust))[0] != encode(line.field, line.trust):
            others.setdefault(key, encode(line.field, line.trust))
    words = {word for key in (*codes, *(line.split("\t")[0] for line in sources)) for word in key.split()} - SMALL_WORDS
    latin = {key: code for key, code in codes.items() if key.isascii()}
    wide = {key: code for key, code in codes.items() if not key.isascii()}
    second = [f"{key}\t{code}" for key, code in others.items()]
    blocks = ("".join(latin.values()), *map("\n".join, (latin, ("".join(wide.values()),), wide, second, sources, sorted(words))))
    return "\n\n".join(blocks) + "\n"


def page_text() -> str:
    """The page of the table, by field and language."""
    lines: dict[str, dict[str, list[str]]] = {}
    table = describe()
    for line in table:
        lines.setdefault(line.field, {}).setdefault(line.language, []).append(_spelling(line))
    parts = [INTRODUCTION.format(count=len(table), languages=len(LANGUAGES))]
    parts += [_section(field, lines[field]) for field in FIELDS if field in lines]
    names = sorted({line.source for line in table if line.source}, key=str.casefold)
    parts.append(f"## Who rates\n\n{', '.join(names)}.\n")
    return "\n".join(parts)


def _spelling(line: Spelling) -> str:
    text = line.text.replace("|", "\\|")
    return f"{text} \u00b7" if line.trust == "weak" else text


def _section(field: str, languages: dict[str, list[str]]) -> str:
    note = f" \u2013 {SPECIAL[field]}" if field in SPECIAL else ""
    rows = [f"| {name} | {'; '.join(languages[code])} |" for code, name in LANGUAGES.items() if code in languages]
    return "\n".join((f"## `{field}`{note}", "", "| language | spellings |", "| --- | --- |", *rows, ""))


def main() -> int:
    """Write both files, or check them."""
    parser = argparse.ArgumentParser(description="Write what is made from the table of labels.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a file is out of step")
    check = parser.parse_args().check
    wrong = [f"{TABLE.relative_to(ROOT)}:{fault}" for fault in faults()]
    if wrong:
        print("\n".join(wrong), file=sys.stderr)
        return 2
    stale = 0
    for path, make in ((KEYS, keys_text), (PAGE, page_text)):
        text = make()
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale += 1
        if check:
            print(f"{path.relative_to(ROOT)} is out of step with {TABLE.relative_to(ROOT)}")
        else:
            path.write_text(text, encoding="utf-8", newline="\n")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
