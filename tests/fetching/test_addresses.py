"""Private addresses are refused in every spelling; public ones are not."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.fetching.addresses import Address, literal, private
from briefing.fetching.failures import RefusedError
from briefing.fetching.urls import url

NOT_PUBLIC = [
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
    "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/4", "240.0.0.0/4", "::/8", "::1/128",
    "::ffff:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "2001:db8::/32",
    "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
]  # fmt: skip


def refused_by_ipaddress(address: Address) -> bool:
    """What the standard library calls anything but public."""
    return (
        not address.is_global
        or address.is_private
        or address.is_loopback
        or address.is_link_local
        or address.is_multicast
        or address.is_reserved
        or address.is_unspecified
    )


@given(st.ip_addresses())
def test_whatever_the_standard_library_refuses_is_refused(address: Address) -> None:
    """The table is never laxer than `ipaddress`."""
    assert private(address) or not refused_by_ipaddress(address)


@pytest.mark.parametrize("network", NOT_PUBLIC)
@settings(max_examples=25)
@given(st.data())
def test_special_networks_are_refused(network: str, data: st.DataObject) -> None:
    """Whichever address of them it is."""
    found = ip_network(network)
    offset = data.draw(st.integers(0, found.num_addresses - 1))
    assert private(found[offset])


@given(st.ip_addresses(v=4))
def test_an_address_inside_another_is_refused(address: IPv4Address) -> None:
    """Mapped, behind NAT64, in 6to4: nobody can say where such a connection ends."""
    number = int(address)
    inside = [(0xFFFF << 32) | number, (0x64FF9B << 96) | number, (0x2002 << 112) | number << 80]
    assert [bool(private(IPv6Address(one))) for one in inside] == [True, True, True]


@pytest.mark.parametrize(
    "address", ["1.1.1.1", "93.184.215.14", "2606:4700:4700::1111", "2a00:1450:4001::5"]
)
def test_public_addresses_are_not(address: str) -> None:
    """Ordinary servers."""
    assert private(ip_address(address)) is None


def spellings(address: IPv4Address) -> list[str]:
    """One address as programs of various ages have read it."""
    number, parts = int(address), address.packed
    a, b, c, d = parts
    return [
        str(number),
        hex(number),
        f"0{number:o}",
        f"{a}.{number & 0xFFFFFF}",
        f"{a}.{b}.{number & 0xFFFF}",
        f"{a}.0x{number & 0xFFFFFF:X}",
        ".".join(hex(part) for part in parts),
        f"0{a:o}.0{b:o}.0{c:o}.0{d:o}",
        f"00{a}.{b}.{c}.{d}",
        f"{a}.{b}.{c}.{d}.0x0",
    ]


@settings(max_examples=50)
@given(st.ip_addresses(v=4))
def test_odd_spellings_are_never_asked_for(address: IPv4Address) -> None:
    """Numbers that are no plain address are refused, with and without a trailing dot."""
    for host in spellings(address):
        for dotted in (host, f"{host}.", host.upper()):
            with pytest.raises(RefusedError, match="no plain address"):
                url(f"http://{dotted}/")


@given(st.ip_addresses(v=4))
def test_other_scripts_are_the_same_address(address: IPv4Address) -> None:
    """Full-width digits and dots are read as what they stand for."""
    wide = str(address).translate({ord("."): "。"} | {48 + n: 0xFF10 + n for n in range(10)})
    assert url(f"http://{wide}/").host == str(address)


@given(st.ip_addresses())
def test_plain_spellings_are_read(address: Address) -> None:
    """An address is itself; the host of a URL is that address."""
    host = f"[{address}]" if address.version == 6 else str(address)
    assert (literal(str(address)), ip_address(url(f"http://{host}/").host)) == (address, address)
