"""Three people for every feature's tests: who may, who also may, and who must see nothing."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.models import Clinic, User
from clinic.services.actor import Actor
from tests import factories

_ALICE, _BOB, _CHARLIE = (f"{name}@example.com" for name in ("alice", "bob", "charlie"))


@dataclass(frozen=True)
class Personas:
    """Alice owns clinic A, Bob is her teammate, Charlie is an outsider who owns clinic B."""

    clinic_a: Clinic
    clinic_b: Clinic
    alice_user: User
    bob_user: User
    charlie_user: User

    @property
    def alice(self) -> Actor:
        """The owner."""
        return Actor.of(self.alice_user)

    @property
    def bob(self) -> Actor:
        """The teammate, who is no owner."""
        return Actor.of(self.bob_user)

    @property
    def charlie(self) -> Actor:
        """The outsider: an owner, elsewhere."""
        return Actor.of(self.charlie_user)


def make_personas(session: Session) -> Personas:
    """The three and their clinics, each with the seed library; all sign in with one password."""
    clinic_a = factories.clinic(session, library=True, name="Harbor Test Clinic")
    clinic_b = factories.clinic(session, library=True, name="Elsewhere Clinic")
    return Personas(
        clinic_a=clinic_a,
        clinic_b=clinic_b,
        alice_user=factories.user(session, clinic_a, owner=True, name="Alice Owner", email=_ALICE),
        bob_user=factories.user(session, clinic_a, name="Bob Teammate", email=_BOB),
        charlie_user=factories.user(
            session, clinic_b, owner=True, name="Charlie Outsider", email=_CHARLIE
        ),
    )


def find_personas(session: Session) -> Personas:
    """The three as an earlier `make_personas` left them in the database."""
    by_email = {user.email: user for user in session.scalars(select(User))}
    alice, bob, charlie = (by_email[email] for email in (_ALICE, _BOB, _CHARLIE))
    return Personas(alice.clinic, charlie.clinic, alice, bob, charlie)
