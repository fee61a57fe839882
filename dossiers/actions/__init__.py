"""What changes the record of a dossier."""
