"""How dates are typed, where it differs from Django's own lists."""
