"""Valid files and settings, gently damaged: whatever they are, they are read or refused in one line."""
