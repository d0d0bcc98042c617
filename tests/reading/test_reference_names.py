"""Names that are nearly another, and posts printed in two ways."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.reading.likenames import halves, is_close, is_slip, words
from briefing.reading.posts import is_same, post


@pytest.mark.parametrize(
    ("printed", "known"),
    [
        ("Lena Holmbergg", "Lena Holmberg"),
        ("Lena Holmbreg", "Lena Holmberg"),
        ("Holmberg Lenna", "Lena Holmberg"),
        ("Anthony Hart", "Antony Hart"),
        ("Ryu Seong-mon", "Ryu Seong-min"),
        ("Ryu Seong Mon", "Ryu Seong-min"),
    ],
)
def test_a_slip(printed: str, known: str) -> None:
    """One letter too many, too few, wrong, or changed round; either order of names."""
    assert is_slip(printed, known, by_sound=False)


@pytest.mark.parametrize(
    ("printed", "known"),
    [
        ("Lena Holmberg", "Lena Holmberg"),
        ("LENA HOLMBERG", "Holmberg Lena"),
        ("Lena Borg", "Lena Berg Holm"),
        ("Anna Holmberg", "Lena Holmberg"),
        ("Lena J. Holmberg", "Lena Holmberg Jr."),
        ("Mia Lee", "Mia Lie"),
        ("Holmberg", "Lena Holmberg"),
    ],
)
def test_no_slip(printed: str, known: str) -> None:
    """The same name, another one, or too short to tell."""
    assert not is_slip(printed, known, by_sound=False)


@pytest.mark.parametrize(
    ("printed", "known"),
    [
        ("Ryu Sung-min", "Ryu Seong-min"),
        ("Baek Youl-seok", "Paik Yul-sok"),
        ("Ohtani Kenji", "Kenji Otani"),
        ("Shouji Tarou", "Shoji Taro"),
        ("Choi Eun-ji", "Choe Un-ji"),
    ],
)
def test_ways_to_write_a_sound(printed: str, known: str) -> None:
    """Romanisations of one Korean or Japanese name are not slips of one another."""
    assert not is_slip(printed, known, by_sound=True)


@given(st.text(max_size=40), st.text(max_size=40))
def test_slips_go_both_ways(one: str, other: str) -> None:
    """Whatever the two are: if one is a slip of the other, so is the other of it."""
    assert is_slip(one, other, by_sound=True) == is_slip(other, one, by_sound=True)


@given(st.text(max_size=40))
def test_no_name_is_a_slip_of_itself(name: str) -> None:
    """Nor of itself in other case."""
    assert not is_slip(name, name, by_sound=False)
    assert all("".join(pair) for pair in halves(name))


@given(
    st.text("abcdefgh", min_size=7, max_size=12),
    st.integers(0, 11),
    st.sampled_from("abcdefghz"),
)
def test_a_changed_letter_is_close(word: str, at: int, letter: str) -> None:
    """One letter put in place of another, or added."""
    at %= len(word)
    changed = word[:at] + letter + word[at + 1 :]
    assert is_close(word, changed) == (word != changed)
    assert is_close(word, word[:at] + letter + word[at:])


def test_words_of_a_name() -> None:
    """Accents, hyphens, initials and "Jr." are not part of it."""
    assert words("Zoë Lind-Åberg, J. Jr.") == ("zoe", "lindaberg")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Swedish Defence Minister", "Minister of Defense of Sweden"),
        ("U.S. Secretary of State", "United States Secretary of State"),
        ("Secretary of State", "United States Secretary of State"),
        ("Korean security adviser", "Security Advisor of South Korea"),
        ("the Republic of Korea's President", "President of South Korea"),
        ("Japanese ambassador to Norway", "Ambassador of Japan to Norway"),
        ("Foreign Minister", "Minister for Foreign Affairs of Japan"),
    ],
)  # fmt: skip
def test_one_post_in_two_styles(one: str, other: str) -> None:
    """Order, spelling and the country's form do not matter; a country may be left out."""
    known, printed = post(one), post(other)
    assert known is not None
    assert printed is not None
    assert is_same(known, printed)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Swedish Defence Minister", "Minister of Defense of Norway"),
        ("Vice Foreign Minister", "Minister for Foreign Affairs of Japan"),
        ("Japanese ambassador to Norway", "Japanese ambassador to Sweden"),
        ("President", "Vice President of the United States"),
    ],
)
def test_other_posts(one: str, other: str) -> None:
    """Another country, or a deputy."""
    known, printed = post(one), post(other)
    assert known is not None
    assert printed is not None
    assert not is_same(known, printed)


@pytest.mark.parametrize(
    "role", ["former Prime Minister", "then-Defence Minister", "president-elect", "", "the"]
)
def test_no_post_now(role: str) -> None:
    """Held before, not yet, or no post at all."""
    assert post(role) is None


@given(st.text(max_size=60))
def test_any_role_is_read(role: str) -> None:
    """Whatever is printed beside a name, a post is read or none."""
    found = post(role)
    assert found is None or is_same(found, found)
