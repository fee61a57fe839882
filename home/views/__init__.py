"""What the pages of home answer, by noun."""
