"""Write entries as a bibliography, in one of the formats of the table in `registry`.

*Programs*, in this package, are those that import the bibliography: reference managers, LaTeX, pandoc.
"""

from cgt_cite.formats.options import OutputOptions
from cgt_cite.formats.registry import FORMATS, Format, format_for, named_format

__all__ = ["FORMATS", "Format", "OutputOptions", "format_for", "named_format"]
