"""The companion study in the shape of an archive's deposit: data lists, text and RTF files, a catalogue record."""
