"""How well claims are found, against texts that people have labelled."""
