"""One concept a file: text in, a value of the model out, or nothing where the text holds none."""
