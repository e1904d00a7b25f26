"""The ranking: its cuts, its doubts, and its properties for any string."""

import random
import textwrap
from array import array
from importlib import resources

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import cast_features
from filmsheet import cast
from filmsheet.cast import features, ranking, weights
from filmsheet.text.source import tidy

SEED = "Leslie Phillips as Audience member Patrick Troughton as BBC radio announcer Robert Helpmann as Ivan Boleslawsky Moira Shearer as Victoria Page"


def pairs(text, **options):
    found = cast.read(text, 0, len(text), **options).credits
    return [(tidy(text[slice(*c.actor[0])]), tidy(text[slice(*c.role[0])]) if c.role else None) for c in found]


def test_the_seed():
    assert pairs(SEED) == [
        ("Leslie Phillips", "Audience member"),
        ("Patrick Troughton", "BBC radio announcer"),
        ("Robert Helpmann", "Ivan Boleslawsky"),
        ("Moira Shearer", "Victoria Page"),
    ]


@pytest.mark.parametrize("blank", ["  ", "\t", "\u00a0", " \x1f"])
def test_any_blank_will_do(blank):
    assert pairs(SEED.replace(" ", blank)) == pairs(SEED)


@pytest.mark.parametrize("width", [20, 33, 50, 70])
def test_a_wrapped_string_is_one_string(width):
    assert pairs(textwrap.fill(SEED, width)) == pairs(SEED)


def test_lines_of_a_narrow_wrap_are_no_credits():
    text = "Mara Teller as the old baker's wife Hugh Bowman as Captain Rick Stone Inga Berglund as Nurse of the second ward Meg Ryan as Ann Stone Tom Hanks as Police officer"
    assert pairs(textwrap.fill(text, 17)) == pairs(text)


@pytest.mark.parametrize("joiner", ["and", "with", "&"])
def test_no_role_ends_with_a_connective_and_no_actor_begins_with_one(joiner):
    assert pairs(f"Mara Teller as Woody {joiner} Clyde Barrow as Ann Tom Hanks as Rick") == [
        ("Mara Teller", "Woody"),
        ("Clyde Barrow", "Ann"),
        ("Tom Hanks", "Rick"),
    ]
    assert pairs(f"Mara Teller as Woody {joiner} Meg Ryan as Ann Tom Hanks as Rick") == [("Mara Teller", "Woody"), ("Meg Ryan", "Ann"), ("Tom Hanks", "Rick")]
    assert pairs(f"Mara Teller as Ann Tom Hanks as Woody {joiner} Meg Ryan as Rick") == [("Mara Teller", "Ann"), ("Tom Hanks", "Woody"), ("Meg Ryan", "Rick")]
    assert pairs(f"Mara Teller as Girl {joiner} Dog Meg Ryan as Ann Tom Hanks as Rick")[1] == ("Meg Ryan", "Ann")


@pytest.mark.parametrize(
    ("role", "actor"),
    [
        ("Captain Renn", "Moira Shearer"),
        ("Dr. Paul Stone", "Erich von Stroheim"),
        ("Oliver 'Ollie' Brook", "Richard E. Grant"),
        ("Ann", "Samuel L. Jackson"),
        ("Bartender (uncredited)", "Robert Downey Jr."),
        ("the baker's wife", "Penélope Cruz"),
        ("Soldier #2", "Bae Doona"),
        ("Himself", "Madonna"),
        ("Mrs. Stone", "Daniel Day-Lewis"),
        ("Policeman", "木村拓哉"),
        ("Anna Petrowna", "Олег Янковский"),
    ],
)
def test_cuts(role, actor):
    assert pairs(f"Mara Teller as {role} {actor} as Rick") == [("Mara Teller", role), (actor, "Rick")]


def test_doubts_tell_both_readings():
    text = "Mara Teller as Joe Kelly Walter James as Rick"
    (doubt,) = cast.read(text, 0, len(text)).doubts
    assert doubt.index == 1
    assert 0 < doubt.other_probability < doubt.probability <= 1
    assert doubt.probability + doubt.other_probability <= 1 + 1e-9
    for role, actor in ((doubt.role, doubt.actor), (doubt.other_role, doubt.other_actor)):
        assert text[role.start : role.end] + " " + text[actor.start : actor.end] == "Joe Kelly Walter James"
    assert doubt.actor != doubt.other_actor


@pytest.mark.parametrize("blank", [" ", "\t"])
def test_all_sure_says_what_the_doubts_say(blank):
    text = "Mara Teller as Joe Kelly Walter James as Rick".replace(" ", blank)
    doubts = cast.read(text, 0, len(text)).doubts
    (doubt,) = doubts
    assert doubts.all_sure(doubt.probability - 0.01)
    assert not doubts.all_sure(doubt.probability + 0.01)
    text = "Mara Teller as Ann Madonna as Rick".replace(" ", blank)
    assert cast.read(text, 0, len(text)).doubts.all_sure(0.8)


def test_known_names_decide():
    text = "Mara Teller as Joe Kelly Walter James as Rick"
    assert pairs(text, known=["Kelly Walter James"])[1][0] == "Kelly Walter James"
    assert pairs("Mara Teller as Ann Bell Zorvan as Rick", known=["zorvan"])[1][0] == "Zorvan"
    assert pairs("Mara Teller as Ann Bell Zorvan as Rick", known=["Bell Zorvan"])[1][0] == "Bell Zorvan"
    assert pairs(text, known=cast.prepare_known(["WALTER  JAMES"]))[1][0] == "Walter James"


def test_a_credit_without_a_role_between_others():
    text = "Mara Teller as Ann Stone Meg Ryan Tom Hanks as Rick"
    assert pairs(text) == [("Mara Teller", "Ann Stone"), ("Meg Ryan", None), ("Tom Hanks", "Rick")]
    text = "Mara Teller as Ann Stone Zorvan Quell Tom Hanks as Rick"
    assert pairs(text, known=["Zorvan Quell", "Tom Hanks"])[1] == ("Zorvan Quell", None)
    assert pairs("Mara Teller as Captain Meg Ryan Tom Hanks as Rick")[1] == ("Tom Hanks", "Rick")


def test_known_must_be_names():
    with pytest.raises(TypeError):
        cast.prepare_known("Walter James")


def test_context_counts():
    text = "Mara Teller as Zorvan Quell Brannick Ostrava as Rick"
    short = "At the quay stands Brannick Ostrava, who plays Rick."
    long = "At the quay stands Quell Brannick Ostrava, who plays Rick."
    assert pairs(text, context=short)[1][0] == "Brannick Ostrava"
    assert pairs(text, context=long)[1][0] == "Quell Brannick Ostrava"
    assert pairs(text)[1][0] == "Quell Brannick Ostrava"


def test_a_name_at_the_end_of_a_sentence_counts():
    text = "Mara Teller as Zorvan Quell Brannick Ostrava as Rick"
    assert pairs(text, context="Rick is Brannick Ostrava.")[1][0] == "Brannick Ostrava"
    assert pairs(text, context="Rick is Ostrava.")[1][0] == "Quell Brannick Ostrava"


def test_no_cut_within_a_pair_of_the_context():
    text = "Mara Teller as Zorvan Quell Brannick Ostrava as Rick"
    assert pairs(text, context="They meet in the Zorvan Quell Inn.")[1][0] == "Brannick Ostrava"
    assert pairs(text, context="They meet in the Old Zorvan Quell Inn.")[1][0] == "Brannick Ostrava"
    assert pairs(text, context="They meet in the Old Zorvan Inn.")[1][0] == "Quell Brannick Ostrava"


def test_doubts_are_worked_out_once():
    doubts = cast.read(SEED, 0, len(SEED)).doubts
    assert len(doubts) == 3
    assert doubts[0] is doubts[0]
    assert list(doubts) == doubts[:]


def test_runtime_scores_are_those_of_the_features():
    learned = weights.load()
    words = learned.words("Captain Ivan Boleslawsky / Mary Ann Moira van Shearer Jr.".split())
    repeated = frozenset({"mary", "moira"})
    found = ranking.scores(learned, words, repeated)
    kinds = [0, 0, 0, *(word.kind for word in words), 0]
    pattern = across = 0
    middle = 0.0
    for length, score in enumerate(found, 1):
        cut = len(words) - length
        left, right = words[cut - 1], words[cut]
        pattern = pattern << 4 | right.kind
        pair = ranking.name_hash([left, right])
        within, across = across, 2 if pair in learned.names else 1 if pair in learned.pairs else 0
        name = ranking.name_hash(words[cut:])
        known = (name in learned.names) + (name in learned.stars)
        known += 3 * (ranking.role_hashes(words)[cut - 1] in learned.roles)
        code = (left.key in repeated) << 1 | (right.key in repeated)
        for kind in kinds[cut : cut + 5]:
            code = code << 4 | kind
        keys = cast_features.cut_keys(code, pattern, length, known, right.fine, words[-1].fine, across, within)
        expected = sum(learned.cuts.get(key, 0) for key in keys) + left.inside[0]
        actor_end, alone, _, last, _ = words[-1].closing
        expected += alone - learned.actors.get(last, 0) if length == 1 else right.inside[1] + actor_end + middle
        expected += left.sole_role if cut == 1 else 0.0
        middle += right.inside[2] if length > 1 else 0.0
        assert score == pytest.approx(expected)


def test_counts_are_packed_in_four_bits_each():
    assert cast_features.pack([0, 1, 5, 1000]) == 0x014F


def test_weights_are_read_as_they_were_written(tmp_path):
    (bucket, mark), packed = weights.bucket_of(features.text_hash("nurse")), cast_features.pack([3] * 10)
    for first, found in ((bucket, packed), (bucket + 1, 0), (bucket - 1, 0)):
        starts = [0 if at <= first else 1 for at in range((1 << 12) + 1)]
        parts = [[7], [-3], starts, [mark], [0], [packed], [5], [5], [], [6], [9], [1, 2, 3, 4, 5, 6]]
        path = tmp_path / "weights.bin"
        cast_features.write(str(path), {"slope": 512.0}, [array(code, part) for code, part in zip("IhIHHQIIIIIh", parts, strict=True)])
        read = weights.read(path.read_bytes())
        assert (read.slope, read.cuts) == (512.0 / weights.SCALE, {7: -3})
        assert [number in read.names for number in (4, 5, 6)] == [False, True, False]
        assert [number in read.roles for number in (5, 6, 7)] == [False, True, False]
        assert read.packed("nurse") == found


def test_weights_are_small_and_hold_no_text():
    data = resources.files("filmsheet.cast").joinpath(weights.FILE).read_bytes()
    assert len(data) < 1_300_000
    assert b"Phillips" not in data
    assert b"phillips" not in data
    assert weights.read(data).slope == weights.load().slope


WORDS = st.sampled_from(
    "Mara Teller Hugh Stone Ann Rick the of Dr. Captain von J. Jr. (voice) (uncredited) 'Ollie' O'Brien Day-Lewis #2 / and with nurse 木村 Анна BBC".split()
)
NAMES = st.lists(WORDS.filter(lambda word: word[0].isupper()), min_size=1, max_size=3).map(" ".join)
ROLES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)


@given(st.lists(st.tuples(NAMES, ROLES), min_size=1, max_size=6))
def test_joined_the_credits_give_back_the_string(credits):
    text = " ".join(f"{actor} as {role}" for actor, role in credits)
    words = " ".join(f"{actor} as {role}" if role else actor for actor, role in pairs(text)).split()
    dropped = [word for word in text.split() if word not in {"and", "with", "/"}]
    assert [word for word in words if word not in {"and", "with", "/"}] == dropped


def spans_of(text):
    found = cast.read(text, 0, len(text))
    return [span for credit in found.credits for span in (*credit.actor, *credit.role)]


PIECES = st.sampled_from(
    [
        "Mara Teller",
        "Hugh",
        " as ",
        " As ",
        "\n",
        ", ",
        "; ",
        " ... ",
        " - ",
        ": ",
        "(",
        ")",
        "[",
        "]",
        "/",
        " and ",
        "played by ",
        "\t",
        "as",
        "…",
        "•",
        "1. ",
        "Jr.",
        "\x1f",
        "\u3000",
        "'",
        '"',
        "\ud800",
        "et al.",
        "(voice)",
        "\r",
        "（",
        "）",
        "．",
        "・",
        "。",
        "饰",
        " 역",
        "等",
        ". ",
        " y ",
        "Role: ",
        "voice of ",
        "(1948)",
    ]
)


@settings(max_examples=300)
@example(": / and  as Mara Teller\rMara Teller ... Mara Teller")
@given(st.lists(PIECES, max_size=25).map("".join))
def test_damaged_strings_never_raise(text):
    for span in spans_of(text):
        assert 0 <= span.start < span.end <= len(text)
        assert not text[span.start].isspace()
        assert not text[span.end - 1].isspace()
    for doubt in cast.read(text, 0, len(text)).doubts:
        assert 0 <= doubt.other_probability <= 1
        assert 0 < doubt.probability <= 1


@given(st.text(max_size=60))
def test_any_text_never_raises(text):
    spans_of(text)


@given(st.data())
def test_damage_loses_no_word(data):
    credits = data.draw(st.lists(st.tuples(NAMES, ROLES), min_size=2, max_size=6))
    between = data.draw(st.sampled_from([" ", ", ", "; ", "\n"]))
    text = between.join(f"{actor} as {role}" for actor, role in credits)
    rng = random.Random(data.draw(st.integers(0, 1000)))
    for _ in range(3):
        at = rng.randrange(len(text))
        text = text[:at] + rng.choice(["", " ", "x", "(", "\n"]) + text[at + 1 :]
    covered = bytearray(len(text))
    for span in spans_of(text):
        covered[span.start : span.end] = b"\1" * (span.end - span.start)
    left = "".join(char if not seen else " " for char, seen in zip(text, covered, strict=True))
    connectives = {"as", "and", "with", "y", "e", "en", "/", "&", "As", "AS", "#2"}  # "#2" at the start of a line is a number before it
    lost = {word.strip("(),;[]/. ") for word in left.split()} - {""}
    assert lost <= connectives


def test_a_long_string_is_read():
    text = " ".join([SEED] * 500)
    found = cast.read(text, 0, len(text))
    assert len(found.credits) == 2000


def test_a_cut_that_nothing_rivals_is_no_doubt():
    for text in ("Mara Teller as Ann Madonna as Rick", "Mara Teller as Ann\tMadonna as Rick"):
        assert len(cast.read(text, 0, len(text)).credits) == 2
        assert not cast.read(text, 0, len(text)).doubts


@pytest.mark.parametrize("text", ["CASS:0: 0 0: 0", SEED, SEED.replace(" ", "\t"), "A as B C as D", "0 - 0 0 - 0 0 0 - 0"])
def test_every_doubt_has_two_readings_that_may_be(text):
    for doubt in cast.read(text, 0, len(text)).doubts:
        assert (doubt.role, doubt.actor) != (doubt.other_role, doubt.other_actor)
        assert 0 < doubt.other_probability <= doubt.probability < 1


@pytest.mark.parametrize("blank", ["\u3000", "\u2003", "\u2028"])
def test_wide_blanks_at_the_edges(blank):
    assert pairs(f"{blank}{SEED}{blank}") == pairs(SEED)
    assert pairs(f"Mara Teller as {blank}") == pairs("Mara Teller as ")


@pytest.mark.parametrize("text", [" and 。(voice)", " ... : voice of / 역", "As 。(Jr.)\u3000 - 。,  As (1948)", "饰演・ - \x1f等\r。饰演"])
def test_separators_alone_are_no_credit(text):
    assert all(text[slice(*span)].strip("/。．・ ") for span in spans_of(text))
