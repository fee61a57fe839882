"""Tests of the FIX Cluj section."""
