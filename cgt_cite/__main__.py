"""`python -m cgt_cite`."""

from cgt_cite.cli import main

main()
