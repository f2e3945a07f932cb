"""From a coded project to our sheets: cases become people, coded passages become episodes and statements."""
