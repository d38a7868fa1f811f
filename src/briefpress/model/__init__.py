"""The vocabulary: what a brief, a publication and a layout are. Types only, nothing mutable."""
