"""The pages of the internal edition. No public page, and nothing that a public build calls, imports them."""
