"""From bytes to a text, its shadow and its lines, with offsets that are valid for all of them.

`source` decodes and says where an offset lies, `markup` blanks what wraps a sheet, `lines` finds its lines, `identifiers`
what names a film in any text. Nothing here knows of labels or films, and nothing imports from outside: a further notation
gets a module beside `json_notation` and its call in `markup`.
"""
