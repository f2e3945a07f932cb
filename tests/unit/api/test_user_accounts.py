"""Users, sessions, links and tokens in their file: what is kept, what ends, and when."""

import sqlite3
import stat
from pathlib import Path

import pytest

from api.parts import Accounts, accounts_of
from api.passwords import Passwords
from api.sessions import IDLE, LINK_LIFE, NOTED, WHOLE
from api.tokens import DAY
from schema.problems import KithError
from tests.lib.served import CHEAP, PASSWORD, Moved

ROLES = ("facilitator", "analyst", "ethnographer", "steward")


@pytest.fixture
def moved() -> Moved:
    return Moved()


@pytest.fixture
def accounts(tmp_path: Path, moved: Moved) -> Accounts:
    made = accounts_of(tmp_path, ROLES, moved.clock(), Passwords(CHEAP))
    made.users.add("ann", ("analyst",), PASSWORD)
    return made


def refused(code: str) -> "pytest.RaisesExc[KithError]":
    return pytest.raises(KithError, match=code)


def test_the_file_is_its_owners_only_and_holds_no_secret(accounts: Accounts, tmp_path: Path) -> None:
    secrets = [accounts.sessions.begin("ann"), accounts.sessions.make_link("ann")]
    secrets.append(accounts.tokens.make("ann", ("answers",), 3))
    accounts.file.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    files = [one for one in tmp_path.iterdir() if one.name.startswith("users.sqlite")]
    assert all(stat.S_IMODE(one.stat().st_mode) == 0o600 for one in files)
    whole = b"".join(one.read_bytes() for one in files)
    assert b"$argon2id$" in whole
    for secret in (PASSWORD, *secrets):
        assert secret.encode() not in whole


def test_users_are_added_changed_and_removed(accounts: Accounts) -> None:
    users = accounts.users
    users.add("bo-2.x_", ("analyst", "steward"), PASSWORD)
    assert [(one.name, one.roles) for one in users.all()] == [
        ("ann", ("analyst",)),
        ("bo-2.x_", ("analyst", "steward")),
    ]
    users.set_roles("ann", ("ethnographer",))
    assert users.find("ann") is not None
    assert [one.roles for one in users.all()] == [("ethnographer",), ("analyst", "steward")]
    users.remove("ann")
    assert users.find("ann") is None


@pytest.mark.parametrize("name", ["", "ann", "Ann", "a b", "-a", "a" * 41, "ä", "a\n", "a/b", "role:mother"])
def test_names_that_cannot_be_added(accounts: Accounts, name: str) -> None:
    with refused("E758"):
        accounts.users.add(name, ("analyst",), PASSWORD)


@pytest.mark.parametrize("roles", [(), ("root",), ("analyst", "")])
def test_roles_that_the_policy_does_not_know(accounts: Accounts, roles: tuple[str, ...]) -> None:
    with refused("E751"):
        accounts.users.add("bo", roles, PASSWORD)
    with refused("E751"):
        accounts.users.set_roles("ann", roles)


@pytest.mark.parametrize("password", ["", "short", "x" * 201])
def test_passwords_too_short_or_too_long(accounts: Accounts, password: str) -> None:
    with refused("E751"):
        accounts.users.add("bo", ("analyst",), password)


def test_passwords_are_checked_for_nobody_too(accounts: Accounts) -> None:
    known = accounts.users.known_password
    assert known("ann", PASSWORD)
    wrong = ["", PASSWORD + "x", PASSWORD.upper(), "\ud800", PASSWORD + "x" * 500]
    assert not any(known("ann", one) for one in wrong)
    assert not known("nobody", PASSWORD)
    assert not known("nobody", "nobody's password")


def test_nobody_is_changed_and_the_near_name_is_said(accounts: Accounts) -> None:
    with pytest.raises(KithError, match=r"E757 .*ann"):
        accounts.users.set_roles("anm", ("analyst",))
    with refused("E757"):
        accounts.users.remove("zzz")
    with refused("E757"):
        accounts.tokens.make("zzz", ("answers",), 1)


def test_a_session_lives_while_it_is_used_and_not_for_ever(accounts: Accounts, moved: Moved) -> None:
    secret = accounts.sessions.begin("ann")
    for _ in range(WHOLE // (IDLE - 60)):
        moved.on(IDLE - 60)
        assert accounts.sessions.find(secret) is not None
    moved.on(WHOLE % (IDLE - 60))
    assert accounts.sessions.find(secret) is None


def test_a_session_that_nobody_uses_ends(accounts: Accounts, moved: Moved) -> None:
    secret = accounts.sessions.begin("ann")
    moved.on(NOTED - 1)
    accounts.sessions.find(secret)
    moved.on(IDLE - NOTED + 1)
    assert accounts.sessions.find(secret) is None


def test_a_clock_set_back_revives_no_session(accounts: Accounts, moved: Moved) -> None:
    secret = accounts.sessions.begin("ann")
    moved.on(IDLE)
    assert accounts.sessions.find(secret) is None
    moved.wall -= 10 * IDLE
    assert accounts.sessions.find(secret) is None


def test_a_clock_set_back_before_a_restart_is_noticed(accounts: Accounts, moved: Moved, tmp_path: Path) -> None:
    token = accounts.tokens.make("ann", ("answers",), 1)
    moved.on(DAY - 10)
    secret = accounts.sessions.begin("ann")
    accounts.file.close()
    again = Moved(wall=moved.wall - 3 * DAY)
    later = accounts_of(tmp_path, ROLES, again.clock(), Passwords(CHEAP))
    assert later.sessions.find(secret) is not None
    assert later.tokens.find(token) is not None
    again.on(11)
    assert later.tokens.find(token) is None
    later.file.close()


def test_sessions_are_ended_one_by_one_and_all_at_once(accounts: Accounts) -> None:
    secrets = [accounts.sessions.begin("ann") for _ in range(3)]
    accounts.sessions.end(secrets[0])
    assert [accounts.sessions.find(one) is None for one in secrets] == [True, False, False]
    assert accounts.sessions.end_all("ann") == 2
    assert all(accounts.sessions.find(one) is None for one in secrets)


def test_removing_a_user_ends_sessions_and_tokens(accounts: Accounts) -> None:
    secret, token = accounts.sessions.begin("ann"), accounts.tokens.make("ann", ("answers",), 1)
    accounts.users.remove("ann")
    assert accounts.sessions.find(secret) is None
    assert accounts.tokens.find(token) is None


def test_a_link_works_once_within_its_time_and_only_the_last(accounts: Accounts, moved: Moved) -> None:
    first, second = accounts.sessions.make_link("me"), accounts.sessions.make_link("me")
    assert accounts.sessions.use_link(first) is None
    secret = accounts.sessions.use_link(second)
    assert secret is not None
    session = accounts.sessions.find(secret)
    assert session is not None
    assert (session.user, session.local) == ("me", True)
    assert accounts.sessions.use_link(second) is None
    late = accounts.sessions.make_link("me")
    moved.on(LINK_LIFE)
    assert accounts.sessions.use_link(late) is None


def test_a_token_has_a_scope_and_a_last_day(accounts: Accounts, moved: Moved) -> None:
    text = accounts.tokens.make("ann", ("answers", "families"), 2)
    found = accounts.tokens.find(text)
    assert found is not None
    assert (found.user, found.scope) == ("ann", ("answers", "families"))
    assert [one.id for one in accounts.tokens.of("ann")] == [found.id]
    moved.on(2 * DAY)
    assert accounts.tokens.find(text) is None


def test_a_revoked_token_is_dead_at_once(accounts: Accounts) -> None:
    text = accounts.tokens.make("ann", ("answers",), 2)
    assert accounts.tokens.revoke(accounts.tokens.of("ann")[0].id)
    assert accounts.tokens.find(text) is None
    assert not accounts.tokens.revoke("00000000")


@pytest.mark.parametrize(("scope", "days"), [((), 1), (("all",), 1), (("answers",), 0), (("answers",), 367)])
def test_tokens_that_cannot_be_made(accounts: Accounts, scope: tuple[str, ...], days: int) -> None:
    with refused("E751"):
        accounts.tokens.make("ann", scope, days)


def test_another_process_sees_what_was_ended(accounts: Accounts, tmp_path: Path, moved: Moved) -> None:
    other = accounts_of(tmp_path, ROLES, moved.clock(), Passwords(CHEAP))
    secret = accounts.sessions.begin("ann")
    assert other.sessions.find(secret) is not None
    accounts.sessions.end_all("ann")
    assert other.sessions.find(secret) is None
    other.file.close()


def test_a_damaged_file_lets_nobody_in(tmp_path: Path) -> None:
    (tmp_path / "users.sqlite").write_bytes(b"this is no database, and longer than a header of one would be" * 20)
    with refused("E759"):
        accounts_of(tmp_path, ROLES)


def test_a_file_that_others_hold_lets_nobody_in(accounts: Accounts, tmp_path: Path) -> None:
    accounts.file.rows("PRAGMA busy_timeout = 50")
    holder = sqlite3.connect(tmp_path / "users.sqlite", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        with refused("E759"):
            accounts.sessions.begin("ann")
    finally:
        holder.close()
