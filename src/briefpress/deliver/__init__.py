"""Delivering: recipients into packs, packs to printers, messages to people, all in a ledger."""
