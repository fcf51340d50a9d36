"""Lists of sources from other programs, read in a limited child process and never trusted."""
