"""From bytes to a text, its shadow and its lines, with offsets that are valid for all of them.

`source` decodes and locates offsets, `markup` and `notations` blank markup, `lines` finds lines, and `identifiers` finds
identifiers of films and addresses. Modules here contain nothing about labels, and import nothing from other packages. Add
a notation to `notations`, and a kind of markup to `markup`.
"""
