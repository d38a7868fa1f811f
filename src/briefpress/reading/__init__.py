"""Files into the model: YAML, Markdown and pictures, every problem with its line and column."""
