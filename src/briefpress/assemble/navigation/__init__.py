"""Ways through the document: destinations, actions, outline and page labels (ISO 32000-1, 12)."""
