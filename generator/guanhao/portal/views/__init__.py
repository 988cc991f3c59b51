"""One view a page: public data in, the page's body out."""
