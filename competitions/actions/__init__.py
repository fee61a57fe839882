"""What changes competitions besides an editor: sealed entries, their jury, the opening of identities."""
