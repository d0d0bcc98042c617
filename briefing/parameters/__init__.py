"""The parameters of a notebook: read from its cell, and given values that fit them.

`declared` reads the cell tagged `parameters` without running it, `given` also what a run put in
their place. `typed` turns the words of a
command line, `fitted` the values of a file or a program, into values of the declared types;
`edited` writes values into the source of the cell.
"""

from briefing.parameters.cell import Parameter, declared, given, of_cell
from briefing.parameters.editing import edited
from briefing.parameters.files import read_values
from briefing.parameters.values import fitted, typed

__all__ = ["Parameter", "declared", "edited", "fitted", "given", "of_cell", "read_values", "typed"]
