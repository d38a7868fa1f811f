"""From files to the model: YAML, Markdown and CSV, with every problem located."""
