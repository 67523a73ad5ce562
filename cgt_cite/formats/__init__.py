"""Write entries as a bibliography, in one of the formats of the table in `registry`."""

from cgt_cite.formats.options import OutputOptions
from cgt_cite.formats.registry import FORMATS, Format, format_for

__all__ = ["FORMATS", "Format", "OutputOptions", "format_for"]
