def read(text, entities, lexicon):
    return None
