"""What people type about calls and applications, validated."""
