"""What a PDF holds: its objects, pages, content and letters, read so that damage never raises."""
