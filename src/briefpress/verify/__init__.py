"""The proof: what a PDF's structure, text and metadata really say."""
