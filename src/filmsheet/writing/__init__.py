"""Writing of records: as the lines of a sheet, the columns of a table, or the cells of a row.

`forms` has the ways to write each field, which `filmsheet.writer` tries; `shapes` derives columns from the record for tables,
frames and Arrow; `texts` makes texts and cells safe. Each field has an entry in `forms`.
"""
