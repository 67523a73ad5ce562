"""What saved pages lack, fetched from PubMed: the only part of the program that uses the network."""
