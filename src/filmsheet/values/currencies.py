"""Currencies: signs, words and codes, to ISO 4217."""

from __future__ import annotations

import functools

from filmsheet.vocabulary.wordlists import alternatives, any_of, meanings, words


@functools.cache
def _named(name: str) -> dict[str, str | None]:
    """A list of signs or words, and the codes themselves; None for a sign that several currencies use."""
    named = {sign: None if code == "?" else code for sign, code in meanings(name).items()}
    return named | {code: code for code in words("currency_codes")}


@functools.cache
def _small_words() -> dict[str, str | None]:
    """The words that count in any case. They are longer than a code, which in lower case is often another word ("try")."""
    return {word.casefold(): code for word, code in _named("currency_words").items() if len(word) > 3}


def currency_of(sign: str) -> str | None:
    """The ISO 4217 code of a sign, a word or a code; None if it is ambiguous.

    >>> currency_of("CA$"), currency_of("kr"), currency_of("руб."), currency_of("GBP £"), currency_of("US Dollars")
    ('CAD', None, 'RUB', 'GBP', 'USD')
    """
    bare = " ".join(sign.split())
    for table in (_named("currency_signs"), _named("currency_words")):
        for key in (bare, bare.replace(" ", ""), bare.casefold()):
            if key in table:
                return table[key]
    return _small_words().get(bare.casefold()) or _named("currency_signs").get(bare[:3])


@functools.cache
def prefix_pattern() -> str:
    """The text that may precede an amount: a code, a sign, or a code and a sign."""
    return rf"(?:{any_of('currency_codes')}[ ]?[$£€¥]|{alternatives(_named('currency_signs'))})"


@functools.cache
def suffix_pattern() -> str:
    """The text that may follow an amount; a word must end there."""
    return rf"(?i:{alternatives(_named('currency_words'))})(?![^\W\d_\u2e80-\ud7ff])"
