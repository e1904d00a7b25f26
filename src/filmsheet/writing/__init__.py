"""What records are written with: a record in, the lines of a sheet, the columns of a table or the cells of a row out.

`forms` has the ways to write each field, which `filmsheet.writer` tries; `shapes` reads columns off the record for tables,
frames and Arrow; `cells` keeps cells harmless, `texts` the texts of a record. Each field has its line in `forms`.
"""
