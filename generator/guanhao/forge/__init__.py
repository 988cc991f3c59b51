"""What a forge's workflows do besides checking and building: fetch a request, comment on it, open issues of duties.

The forge's interface (that of GitHub, which Gitea and Forgejo share for issues) is spoken by `client` alone. What to
say and to whom is decided by pure functions, so that it can be tested without a forge.
"""
