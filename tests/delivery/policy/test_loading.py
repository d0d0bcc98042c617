"""data/distribution.toml: read whole; each mistake with file, line, table, key and the nearest."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.delivery.policy import load, read
from briefing.delivery.policy.loading import LARGEST
from briefing.delivery.policy.records import Budget, Policy, Readers, Rule, Way
from briefing.errors import ParameterError, PathError, UsageError
from tests.conftest import PROJECT

GOOD = """\
owner = "desk@example.org"
owner_way = "post"

[ways.web]
kind = "site"
most = "TLP:GREEN"
place = "public"

[ways.post]
kind = "mail"
most = "TLP:AMBER"
host = "mail.example.org"
sender = "The desk <desk@example.org>"

[lists.office]
reports = ["topic_briefing/*"]
ways = ["web", "post"]
most = "TLP:AMBER"
addresses = ["a@example.org"]

[[rules]]
reports = ["*"]
embargo = "06:00 Europe/Berlin"
expires = "30 days"

[quotation]
words = 200
outlets = {"The Test Gazette" = 50}
"""


def written(folder: Path, text: str) -> Path:
    """A policy with this text."""
    path = folder / "distribution.toml"
    path.write_text(text, "utf-8")
    return path


def complaint(folder: Path, text: str) -> str:
    """What is wrong with a policy of this text."""
    with pytest.raises(ParameterError) as raised:
        load(written(folder, text))
    return str(raised.value)


def test_a_policy_is_read_whole(tmp_path: Path) -> None:
    """Every table becomes its record."""
    assert load(written(tmp_path, GOOD)) == Policy(
        owner="desk@example.org",
        owner_way="post",
        ways={
            "web": Way(name="web", kind="site", most="TLP:GREEN", place="public"),
            "post": Way(
                name="post",
                kind="mail",
                most="TLP:AMBER",
                host="mail.example.org",
                sender="The desk <desk@example.org>",
            ),
        },
        lists={
            "office": Readers(
                name="office",
                reports=("topic_briefing/*",),
                ways=("web", "post"),
                most="TLP:AMBER",
                addresses=("a@example.org",),
            )
        },
        rules=(Rule(reports=("*",), embargo="06:00 Europe/Berlin", expires="30 days"),),
        quotation=Budget(words=200, outlets={"The Test Gazette": 50}),
    )


def test_without_a_file_nothing_may_leave(tmp_path: Path) -> None:
    """It is said how to begin."""
    with pytest.raises(PathError, match="nothing may leave") as raised:
        load(tmp_path / "distribution.toml")
    assert "docs/distribution.md" in str(raised.value)


def test_an_empty_file_lets_nothing_leave(tmp_path: Path) -> None:
    """No list, no reader; it is worth a word."""
    policy, problems = read(written(tmp_path, ""))
    assert policy == Policy()
    assert [one.sentence for one in problems] == [
        "distribution.toml: no list is written, so that nothing leaves. Write [lists.NAME]."
    ]


def test_a_mistake_is_told_with_file_line_table_and_key(tmp_path: Path) -> None:
    """And what to write instead."""
    text = GOOD.replace('place = "public"', 'palce = "public"')
    assert complaint(tmp_path, text) == (
        "distribution.toml, line 4, [ways.web]: place is missing. Write where it goes: "
        'place = "public" or "s3://bucket/path". Nothing leaves until this is right. '
        "(1 more: `briefing distribution check`)"
    )
    _, problems = read(written(tmp_path, text))
    assert problems[1].sentence == (
        "distribution.toml, line 7, [ways.web] palce: nobody knows this key. Did you mean 'place'?"
    )


WRONG = [
    # a key or a value, what it becomes, and what is said
    ("owner_way", "owner_ways", "line 2 owner_ways: nobody knows this table or key. Did you mean "
     "'owner_way'?"),
    ("[lists.office]", "[list.office]", "list: nobody knows this table or key. Did you "
     "mean 'lists'?"),
    ("[[rules]]", "[rules]", "[rules]: is no list of tables. Write [[rules]], in two brackets"),
    ("[ways.web]", "[[ways]]", "[ways]: is no table of tables"),
    ("[ways.web]", '[ways."a web"]', "is no name: use letters, digits, - and _"),
    ('kind = "site"', 'kind = "sit"', "line 5, [ways.web] kind: 'sit' is none of these. Did you "
     "mean 'site'?"),
    ('kind = "site"\n', "", "[ways.web]: kind is missing. Write one of 'site', 'mail'"),
    ('most = "TLP:GREEN"', 'most = "TLP:GREN"', "line 6, [ways.web] most: 'TLP:GREN' is no label "
     "of TLP 2.0. Did you mean 'TLP:GREEN'?"),
    ('most = "TLP:GREEN"', 'most = "TLP:WHITE"', "Since version 2.0 it is called 'TLP:CLEAR'"),
    ('most = "TLP:GREEN"', 'most = ""', "is empty, which would allow everything"),
    ('most = "TLP:GREEN"\n', "", "[ways.web]: most is missing. Write the highest label"),
    ('place = "public"', 'place = ""', "[ways.web]: place is missing"),
    ('place = "public"', "place = 3", "line 7, [ways.web] place: expected text, not 3"),
    ('place = "public"', 'place = "public"\ntimeout = 0', "[ways.web] timeout: expected a number "
     "> 0"),
    ('place = "public"', 'place = "public"\ndrafts = "yes"', "drafts: expected true or false, not "
     "'yes'"),
    ('place = "public"', 'place = "public"\nbase = "desk.example.org"', "'desk.example.org' is no "
     "address. Write https://"),
    ('host = "mail.example.org"\n', "", "[ways.post]: host is missing"),
    ('host = "mail.example.org"', 'host = "https://mail.example.org/"', "is no name of a server"),
    ('sender = "The desk <desk@example.org>"\n', "", "[ways.post]: sender is missing"),
    ('"The desk <desk@example.org>"', '"The desk"', "'The desk' is no address of mail"),
    ('"The desk <desk@example.org>"', '"a@b.org\\r\\nBcc: c@d.org"', "[ways.post] sender"),
    ('kind = "mail"', 'kind = "mail"\nattach = ["pfd"]', "attach: no mail carries 'pfd'. Did you "
     "mean 'pdf'?"),
    ('kind = "site"\n', 'kind = "webhook"\nflavour = "matrix"\nurl_env = "ROOM"\n', "flavour: "
     "Matrix asks for an access token too"),
    ("[lists.office]", "[lists.owner]", "[lists.owner]: the journal calls the owner of the policy"),
    ('place = "public"', f'place = "{"x" * 5_000}"', "holds a text of more than 4,000 characters"),
    ('place = "public"', "".join(f"k{n} = 1\n" for n in range(300)), "has more than 200 keys"),
    ('["web", "post"]', '["web", "psot"]', "[lists.office] ways: no way is called 'psot'. Did you "
     "mean 'post'?"),
    ('["web", "post"]', "[]", "[lists.office] ways: is empty: nothing would reach them"),
    ('["web", "post"]', '["web", "web"]', "names a way twice"),
    ('addresses = ["a@example.org"]\n', "", "[lists.office]: addresses is missing"),
    ('"a@example.org"', '"a@example.org, b@example.org"', "is no address of mail"),
    ('"a@example.org"', '"Ada <a@example.org>"', "write the address alone"),
    ('"a@example.org"]', '"a@example.org"]\naudience = "pres"', "[lists.office] audience: 'pres' "
     "is no audience of data/audiences.toml. Did you mean 'press'?"),
    ('["topic_briefing/*"]', "[]", "[lists.office] reports: is empty: it fits no report"),
    ('["topic_briefing/*"]', '[" topic_briefing/*"]', "has a blank at an end"),
    ('"06:00 Europe/Berlin"', '"06:00 Europe/Berlim"', "line 23, [rules, number 1] embargo: "
     "'Europe/Berlim' is no time zone. Did you mean 'Europe/Berlin'?"),
    ('"06:00 Europe/Berlin"', '"06:00"', "is no embargo; write"),
    ('"06:00 Europe/Berlin"', '"2026-12-01T06:00"', "does not say of which zone"),
    ('"06:00 Europe/Berlin"', '"0001-01-01T00:00+14:00"', "[rules, number 1] embargo"),
    ('"30 days"', '"30 dais"', "line 24, [rules, number 1] expires: '30 dais' is no span and no"),
    ("words = 200", "words = -1", "[quotation] words: expected a whole number >= 0"),
    ("words = 200", "word = 200", "[quotation] word: nobody knows this key. Did you mean 'words'?"),
    ('"The Test Gazette" = 50', '"The Test Gazette" = "fifty"', "[quotation] outlets"),
    ("words = 200", "words = true", "[quotation] words: expected a whole number, not True"),
    ("words = 200", 'words = 200\n[licences]\n"The Post" = "all"', "[licences] The Post: 'all' is "
     "none of these."),
    ('"post"\n\n[ways.web]', '"web"\n\n[ways.web]', "owner_way: 'web' is a site. The owner is told "
     "by mail"),
    ('"post"\n\n[ways.web]', '"pots"\n\n[ways.web]', "owner_way: no way is called 'pots'. Did you "
     "mean 'post'?"),
    ('owner_way = "post"\n', "", "owner_way is missing"),
    ('owner = "desk@example.org"\n', "", "owner is missing"),
    ('"desk@example.org"\nowner_way', '"the desk"\nowner_way', "owner: 'the desk' is no address"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "said"), WRONG)
def test_a_mistake_closes_the_policy(old: str, new: str, said: str, tmp_path: Path) -> None:
    """Every one is told, and nothing is read of the rest."""
    assert old in GOOD
    (tmp_path / "audiences.toml").write_text("[press]\n", "utf-8")
    path = written(tmp_path, GOOD.replace(old, new, 1))
    policy, problems = read(path)
    assert policy is None
    assert any(said in one.sentence for one in problems if one.grave), [
        one.sentence for one in problems
    ]
    with pytest.raises(ParameterError):
        load(path)


def test_a_wrong_extent_is_told_once_with_its_outlet(tmp_path: Path) -> None:
    """The first sentence names the outlet and what may stand, not the type of the table."""
    said = complaint(tmp_path, GOOD + '[licences]\n"The Post" = "al"\n')
    assert "[licences] The Post: 'al' is none of these. Known" in said
    assert "more:" not in said


SECRETS = [
    ("[ways.post]", "[ways.post]\npassword = \"hunter2\"", "write password_file ="),
    ("[ways.post]", "[ways.post]\nsmtp_password = \"hunter2\"", "or set a variable and write "
     "password_env ="),
    ("[ways.post]", "[ways.post]\ntoken = \"hunter2\"", "no secrets in this file"),
    ('place = "public"', 'place = "public"\nstorage = {secret = "hunter2"}', "secret_env = { "
     'secret = "NAME_OF_THE_VARIABLE" }'),
    ('place = "public"', 'place = "public"\nstorage = {aws_secret_access_key = "hunter2"}',
     "no secrets in this file"),
    ('place = "public"', 'place = "sftp://desk:hunter2@files.example.org/"', "a password in an "
     "address"),
    ('place = "public"', 'place = "https://files.example.org/x?sig=hunter2"', "a secret in an "
     "address"),
    ('place = "public"', 'place = "public"\nbase = "https://a.org/?access_token=hunter2"',
     "a secret in an address"),
    ('place = "public"', 'place = "public"\nafter = ["curl", "--header", '
     '"Authorization: Bearer hunter2hunter2"]', "what looks like a token"),
    ('place = "public"', 'place = "public"\nafter = ["notify", "--token=hunter2"]',
     "the argument '--token' holds a secret"),
    ('place = "public"', 'place = "public"\nafter = ["notify", "--password", "hunter2"]',
     "the argument '--password' holds a secret"),
    ('place = "public"', 'place = "public"\nsecret_env = {secret = "hunter2 hunter2"}',
     "is no name of a variable"),
    ('host = "mail.example.org"', 'host = "desk:hunter2@mail.example.org"', "of a server alone"),
    ('kind = "site"', 'kind = "webhook"\nurl = "https://hooks.slack.com/services/T/B/hunter2"',
     "write url_file ="),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "said"), SECRETS)
def test_a_secret_is_refused_and_not_repeated(
    old: str, new: str, said: str, tmp_path: Path
) -> None:
    """The message says where it belongs, and does not hold it."""
    policy, problems = read(written(tmp_path, GOOD.replace(old, new, 1)))
    told = " ".join(one.sentence for one in problems if one.grave)
    assert policy is None
    assert said in told
    assert "hunter2" not in told


@pytest.mark.parametrize(
    "new",
    [
        'storage = {key_filename = "/run/key", anon = true}',
        'secret_env = {secret = "S3_SECRET", key = "S3_KEY"}',
        'after = ["notify", "--token-file=/run/token", "--token=$TOKEN", "--token", "$TOKEN"]',
        'base = "https://desk.example.org/key-judgements/?page=2"',
    ],
)
def test_the_name_of_a_place_is_no_secret(new: str, tmp_path: Path) -> None:
    """Files and variables may be named."""
    text = GOOD.replace('place = "public"', f'place = "public"\n{new}', 1)
    assert load(written(tmp_path, text)).ways["web"].place == "public"


LOGINS = [
    ('user = "desk"', "nothing says how to log in"),
    ('password_file = "p"', "user is missing"),
    ('user = "desk"\npassword_file = "p"\npassword_env = "P"', "password_file is set too"),
    ('user = "desk"\npassword_file = "p"\nsecurity = "none"', "must not go readable"),
    ('dkim_domain = "example.org"', "needs dkim_key_file and dkim_selector too"),
    ('unsubscribe = "http://example.org"', "is neither mailto:"),
    ('unsubscribe = "mailto:nobody"', "is no address of mail"),
]


@pytest.mark.parametrize(("more", "said"), LOGINS)
def test_halves_of_a_login_are_told(more: str, said: str, tmp_path: Path) -> None:
    """What cannot work is found before anything is sent."""
    text = GOOD.replace("[ways.post]", f"[ways.post]\n{more}", 1)
    assert said in complaint(tmp_path, text)


LOOK = [
    ('most = "TLP:AMBER"\naddresses', 'most = "TLP:RED"\naddresses',
     "[lists.office] most: TLP:RED is above all its ways, which carry TLP:AMBER at most"),
    ('place = "public"', 'place = "public"\nunmarked = true', "no marking counts as above"),
    ('place = "public"', 'place = "public"\ndrafts = true', "no draft goes"),
    ("addresses =", "only_released = false\naddresses =", "no way of this list says drafts = true"),
    ('["web", "post"]', '["post"]', "[ways.web]: no list names this way"),
    ('host = "mail', 'security = "none"\nhost = "mail', "mail goes readable for all"),
    ('place = "public"', 'place = "public"\nhost = "a.org"', "means nothing for a way of the kind"),
    ('owner = "desk@example.org"\nowner_way = "post"\n', "", "nobody is told when a delivery"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "said"), LOOK)
def test_what_may_be_meant_is_only_told(old: str, new: str, said: str, tmp_path: Path) -> None:
    """The policy is used."""
    assert old in GOOD
    policy, problems = read(written(tmp_path, GOOD.replace(old, new, 1)))
    assert [one.sentence for one in problems if one.grave] == []
    assert policy is not None
    assert any(said in one.sentence for one in problems)


def test_a_list_of_an_unmarked_way_may_have_the_highest_label(tmp_path: Path) -> None:
    """It must, to get what has no marking."""
    text = GOOD.replace('place = "public"', 'place = "public"\nunmarked = true')
    text = text.replace('most = "TLP:AMBER"\naddresses', 'most = "TLP:RED"\naddresses')
    assert read(written(tmp_path, text))[1] == ()


def test_moments_and_days_of_toml_are_read_too(tmp_path: Path) -> None:
    """Without quotation marks they are TOML's own."""
    text = GOOD.replace('"06:00 Europe/Berlin"', "2026-12-01T06:00:00+01:00")
    rule = load(written(tmp_path, text.replace('"30 days"', "2026-12-31"))).rules[0]
    assert (rule.embargo, rule.expires) == ("2026-12-01T06:00:00+01:00", "2026-12-31")


def test_a_file_may_not_be_endless(tmp_path: Path) -> None:
    """It is not read to its end."""
    assert "has more than" in complaint(tmp_path, "#" * (LARGEST + 1))


@pytest.mark.parametrize("text", ["[ways", "a = " + "[" * 5_000, "\x00", "ways = 1\nways = 2"])
def test_what_is_no_toml_is_refused(text: str, tmp_path: Path) -> None:
    """With the words of the parser."""
    assert "is not readable as TOML" in complaint(tmp_path, text)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes
) -> None:
    """Nothing but a UsageError comes of them."""
    path = tmp_path_factory.getbasetemp() / "bytes.toml"
    path.write_bytes(raw)
    with contextlib.suppress(UsageError):
        assert isinstance(load(path), Policy)


PIECES = st.sampled_from(
    [
        *re.findall(r"[^\n]+\n", GOOD),
        *("[ways]\n", "[lists.x]\n", "[[rules]]\n", "[quotation.outlets]\n", "drafts = true\n"),
        *('most = "TLP:RED"\n', "unmarked = 1\n", 'ways = "web"\n', "reports = [[]]\n"),
    ]
)


@given(st.lists(PIECES, max_size=14, unique=True))
def test_any_lines_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    """What is read has no list that names a way nobody defines, and no empty label."""
    path = tmp_path_factory.getbasetemp() / "lines.toml"
    path.write_text("".join(lines), "utf-8")
    try:
        policy = load(path)
    except UsageError:
        return
    assert all({*one.ways} <= {*policy.ways} for one in policy.lists.values())
    assert all(one.most for one in policy.lists.values())
    assert all(one.most for one in policy.ways.values())


TABLES = ["", "[ways.web]", "[ways.post]", "[lists.office]", "[[rules]]", "[quotation]"]
KNOWN = {
    *Policy.__struct_fields__, *Way.__struct_fields__, *Readers.__struct_fields__,
    *Rule.__struct_fields__, *Budget.__struct_fields__,
}  # fmt: skip


@given(
    st.sampled_from(TABLES),
    st.from_regex(r"[a-z_]{1,12}", fullmatch=True).filter(lambda key: key not in KNOWN),
)
def test_a_key_nobody_knows_never_passes(
    tmp_path_factory: pytest.TempPathFactory, table: str, key: str
) -> None:
    """Wherever it stands: a rule that was misspelt must not be no rule."""
    line = f"{key} = true\n"
    text = GOOD.replace(f"{table}\n", f"{table}\n{line}", 1) if table else line + GOOD
    path = tmp_path_factory.getbasetemp() / "unknown.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(ParameterError, match=key):
        load(path)


@pytest.mark.parametrize(
    ("table", "line"),
    [
        ("[lists.office]", "unmarked = true"),
        ("[lists.office]", "drafts = true"),
        ("[lists.office]", 'embargo = "06:00 UTC"'),
        ("[ways.web]", 'audience = "house"'),
        ("[ways.web]", "only_released = false"),
        ("[ways.web]", 'name = "other"'),
        ("[[rules]]", 'most = "TLP:RED"'),
        ("[quotation]", "attempts = 3"),
    ],
)
def test_a_key_of_another_table_never_passes(table: str, line: str, tmp_path: Path) -> None:
    """Who writes it there means something that would not happen."""
    text = GOOD.replace(f"{table}\n", f"{table}\n{line}\n", 1)
    assert f"{line.split(maxsplit=1)[0]}: nobody knows this key" in complaint(tmp_path, text)


def test_the_policy_of_the_manual_is_right(tmp_path: Path) -> None:
    """What docs/distribution.md shows can be copied as it stands."""
    page = (PROJECT / "docs" / "distribution.md").read_text("utf-8")
    shown = page.partition("<!-- PART B -->")[2].partition("<!-- PART C -->")[0]
    (text,) = re.findall(r"```toml\n(.*?)```", shown, re.DOTALL)
    (tmp_path / "audiences.toml").write_text("[press]\n[ministers]\n", "utf-8")
    policy, problems = read(written(tmp_path, text))
    assert [one.sentence for one in problems] == []
    assert policy is not None
    assert sorted({way.kind for way in policy.ways.values()}) == [
        "mail",
        "site",
        "store",
        "webhook",
    ]
