"""What publishing needs of one account once it was read, folded and judged: plain data, which can be kept."""

from dataclasses import dataclass

from guanhao.model.approval import Kind
from guanhao.model.assessment import Stake
from guanhao.model.judgement import Outcome
from guanhao.model.public import News, PublicAccount, PublicDeclared, PublicReview
from guanhao.model.verdict import Identity


@dataclass(frozen=True, slots=True)
class Projected:
    """One account, as far as a portal is made of it."""

    account: PublicAccount | None
    """None where no record of it counts: it is not published."""
    declared: PublicDeclared | None
    """None where nothing can be changed."""
    kinds: tuple[Kind, ...]
    """How each step of its public history came in."""
    reviews: tuple[PublicReview, ...]
    """Each annual review, the latest year first."""
    news: tuple[News, ...]
    figures: tuple[tuple[str, str, Outcome, int], ...]
    """Article, rule, outcome, and how many cases of the account have it."""
    identities: tuple[Identity, ...]
    """By what it is judged beside others; empty where the policy in force does not."""
    stake: Stake
