"""Everything that changes an application, one function each."""
