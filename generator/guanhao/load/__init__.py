"""From bytes to models, or to problems with their place. The only readers of files and of Git."""
