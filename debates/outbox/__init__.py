"""The letters that debates bring."""
