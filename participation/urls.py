"""Addresses of sending, receipts and verification, per language."""

urlpatterns: list = []
