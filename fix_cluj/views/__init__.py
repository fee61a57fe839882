"""What readers and applicants open."""
