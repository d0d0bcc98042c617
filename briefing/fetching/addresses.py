"""Which network addresses are private, in every spelling an address can have."""

from __future__ import annotations

import re
from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

# The IANA registries of special-purpose addresses (RFC 6890), spelt out because what `ipaddress`
# calls private differs between Python versions. IPv6 addresses outside 2000::/3 are all refused.
_SPECIAL = {
    "0.0.0.0/8": "unspecified",
    "10.0.0.0/8": "private",
    "100.64.0.0/10": "shared by a carrier (CGNAT)",
    "127.0.0.0/8": "loopback",
    "169.254.0.0/16": "link-local",
    "172.16.0.0/12": "private",
    "192.0.0.0/24": "reserved",
    "192.0.2.0/24": "reserved for documentation",
    "192.88.99.0/24": "reserved",
    "192.168.0.0/16": "private",
    "198.18.0.0/15": "reserved for benchmarks",
    "198.51.100.0/24": "reserved for documentation",
    "203.0.113.0/24": "reserved for documentation",
    "168.63.129.16/32": "a cloud's own",  # Azure's virtual public address, answered by the host
    "224.0.0.0/4": "multicast",
    "240.0.0.0/4": "reserved",
    "::/128": "unspecified",
    "::1/128": "loopback",
    "::ffff:0:0/96": "an IPv4 address mapped into IPv6",
    "64:ff9b::/96": "an IPv4 address behind NAT64",
    "64:ff9b:1::/48": "an IPv4 address behind NAT64",
    "2001::/23": "reserved (Teredo and others)",
    "2001:db8::/32": "reserved for documentation",
    "2002::/16": "an IPv4 address inside 6to4",
    "3fff::/20": "reserved for documentation",
    "fc00::/7": "private",
    "fe80::/10": "link-local",
    "fec0::/10": "private",
    "ff00::/8": "multicast",
}
_GLOBAL_IPV6 = IPv6Network("2000::/3")
_NUMBER = re.compile(r"0[xX][0-9a-fA-F]*|[0-9]+")


@cache
def _special() -> tuple[tuple[Network, str], ...]:
    return tuple((ip_network(text), kind) for text, kind in _SPECIAL.items())


def private(address: Address) -> str | None:
    """What makes `address` no public one, in words; None when it is public."""
    for network, kind in _special():
        if address.version == network.version and address in network:
            return kind
    if isinstance(address, IPv6Address) and address not in _GLOBAL_IPV6:
        return "reserved"
    # Whatever a newer Python knows and the table does not.
    return None if address.is_global and not address.is_multicast else "reserved"


def literal(host: str) -> Address | None:
    """The address that `host` spells, or None when it is a name.

    Raises ValueError when it is a number but no plainly written address, such as 0x7f.1,
    2130706433, 0177.0.0.1 or 1.2.3.4.5: programs disagree on what those mean.
    """
    if ":" in host:
        if "%" in host:
            raise ValueError("names a network interface (%…); leave that out")
        return IPv6Address(host)
    last = host.rpartition(".")[2]
    if not _NUMBER.fullmatch(last):
        return None
    try:
        return IPv4Address(host)
    except ValueError as error:
        raise ValueError("is a number, but no plain address; write it as four numbers") from error


def scoped(text: str) -> Address:
    """An address as a resolver prints it, its interface left out. Raises ValueError."""
    return ip_address(text.partition("%")[0])
