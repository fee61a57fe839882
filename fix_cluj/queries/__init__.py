"""Reads over calls and applications."""
