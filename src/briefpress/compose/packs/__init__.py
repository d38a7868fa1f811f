"""The papers of a distribution: routing slip, sign-off sheet, labels, run sheet, and the stamp."""
