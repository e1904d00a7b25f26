"""Cross-validation: each fold is read by weights that learned from the others, in two processes at a time."""

import multiprocessing

from training import validate
from training.fit import fold_of
from training.sheets import Sheet, prepared


def sheets():
    made = []
    for n in range(12):
        text = f"Title: Night Ferry {n}\nDirector: Ann Field\nYear: {1930 + n}\nCast: Tom Holm, Ida Reed\n\nA pilot comes home, and finds the harbour closed.\n"
        film = {"title": f"Night Ferry {n}", "directors": ["Ann Field"], "year": 1930 + n, "cast": [{"actor": "Tom Holm"}, {"actor": "Ida Reed"}]}
        made.append(Sheet(f"a/{n}", "ord-en", f"source {n}", False, text, [film]))
    return list(prepared(made))


def test_folds_in_processes_give_the_same_as_one_after_another(monkeypatch):
    made, said = sheets(), []
    folds = tuple(sorted({fold_of(one.sheet.source, 4) for one in made}))[:2]
    both = validate.cross_validate(made, [], said.append, only=folds)
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", list)
    assert validate.cross_validate(made, [], said.append, only=folds) == both
    assert len(said) == 2 * len(folds)
    assert validate.total(both[0])["texts"] == sum(fold_of(one.sheet.source, 4) in folds for one in made)
