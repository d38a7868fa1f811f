"""From a brief and a layout to a tagged PDF. The only package that imports ReportLab."""
