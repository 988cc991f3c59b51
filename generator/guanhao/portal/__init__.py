"""The published portal: public accounts in, pages out."""
