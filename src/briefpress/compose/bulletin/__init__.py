"""The pages of a bulletin that are its own: front matter, index, and what goes over its briefs."""
