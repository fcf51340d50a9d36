"""Answers that the library computes from a catalogue."""
