"""Word: a report as a DOCX file (ECMA-376, Office Open XML), written part by part.

`markup` makes the XML, `story` keeps the ids and relations of a part, the other modules turn
one kind of block each into paragraphs and tables, `package` ties the parts into one file.
"""
