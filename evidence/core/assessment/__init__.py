"""What the answers of one person mean against a catalogue."""
