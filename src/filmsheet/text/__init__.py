"""From bytes to a text, its shadow and its lines, with offsets that are valid for all of them.

`source` decodes and finds positions, `markup` blanks the markup of a sheet, `lines` finds its lines, `identifiers`
finds identifiers of films. Nothing here depends on labels or films, and nothing is imported from other packages. To add a
notation, add a module next to `json_notation` and call it in `markup`.
"""
