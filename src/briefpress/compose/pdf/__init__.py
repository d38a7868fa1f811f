"""The PDF itself: a canvas that tags while it draws, and the file it writes."""
