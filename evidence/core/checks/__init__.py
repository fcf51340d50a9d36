"""What must hold before a catalogue may be published."""
