"""Addresses within the house, and how they are hidden in an address of the web."""

from __future__ import annotations

import random
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_network

_NETWORKS = (
    *("10.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16"),
    *("100.64.0.0/10", "0.0.0.0/8", "224.0.0.0/4", "240.0.0.0/4", "198.18.0.0/15"),
)
_ALONE = (
    *("169.254.169.254", "169.254.170.2", "100.100.100.200", "192.0.0.192", "168.63.129.16"),
    *("127.0.0.2", "127.1.2.3", "0.0.0.0", "255.255.255.255", "10.0.0.1"),  # noqa: S104 - to be refused
)
_SIX = (
    *("::1", "::", "fe80::1", "fd00:ec2::254", "fc00::1", "ff02::1", "fec0::1", "64:ff9b::7f00:2"),
    *("2002:7f00:2::", "2001::7f00:2", "2001:db8::1", "::ffff:0:127.0.0.2", "100::1"),
)
_WIDE = {ord("."): "。"} | {48 + n: 0xFF10 + n for n in range(10)}
_CIRCLED = {49 + n: 0x2460 + n for n in range(9)} | {48: 0x24EA}


@dataclass(frozen=True, slots=True)
class Target:
    """An address that must never be connected to."""

    address: str

    @property
    def number(self) -> int | None:
        """What it is as a number; None for one of IPv6."""
        return None if ":" in self.address else int(IPv4Address(self.address))

    def url(self, dice: random.Random, port: int) -> str:
        """An address of the web that some program would take for it."""
        host = dice.choice(_hosts(self, dice))
        if dice.random() < 0.2:
            host += "."
        scheme = dice.choice(
            ("http://", "http://", "HTTP://", "https://", "http:", "//", "http:\\\\")
        )
        user = dice.choice(("", "", "", "news.test@", "news.test:80@", "news.test#@", "a:b@c@"))
        told = dice.choice((f":{port}", f":{port}", "", ":80", f":0{port}", ":"))
        tail = dice.choice(
            ("/a", "/latest/meta-data/", "/a#@news.test", "/a?@news.test", "\\@news.test")
        )
        return f"{scheme}{user}{host}{told}{tail}"


def target(dice: random.Random) -> Target:
    """One address within the house; never that of the site that may be asked."""
    kind = dice.randrange(3)
    if kind == 0:
        return Target(dice.choice(_SIX))
    if kind == 1:
        return Target(dice.choice(_ALONE))
    network = ip_network(dice.choice(_NETWORKS))
    found = network[dice.randrange(network.num_addresses)]
    return Target("127.0.0.2" if str(found) == "127.0.0.1" else str(found))


def _hosts(aim: Target, dice: random.Random) -> list[str]:
    number = aim.number
    if number is None:
        six = IPv6Address(aim.address)
        return [
            f"[{six}]", f"[{six.exploded}]", f"[{six.exploded.upper()}]", f"[{six}%25eth0]",
            f"[{six}%lo]", f"[::ffff:{six}]", str(six), f"[v1.{six}]", f"[{six}].news.test",
        ]  # fmt: skip
    plain = str(IPv4Address(number))
    a, b, c, d = IPv4Address(number).packed
    return [
        plain, plain, str(number), hex(number), hex(number).upper(), f"0{number:o}",
        f"{a}.{number & 0xFFFFFF}", f"{a}.{b}.{number & 0xFFFF}", f"0x{a:x}.{b}.{c}.{d}",
        f"0{a:o}.0{b:o}.0{c:o}.0{d:o}", f"00{a}.{b}.{c}.{d}", f"{a}.{b}.{c}.{d}.0x0",
        f"{a + 256}.{b}.{c}.{d}", f"{number + (1 << 32)}", f"[{plain}]", f"[::ffff:{plain}]",
        f"[::ffff:{number >> 16:x}:{number & 0xFFFF:x}]", f"[::{plain}]", f"[64:ff9b::{plain}]",
        f"[2002:{number >> 16:x}:{number & 0xFFFF:x}::]", f"[0:0:0:0:0:FFFF:{plain}]",
        plain.translate(_WIDE), plain.translate(_CIRCLED), f"{plain}%00.news.test",
        f"%{ord(plain[0]):02x}{plain[1:]}", f" {plain}", f"{plain}\t",
        f"{plain[:1]}\u00ad{plain[1:]}", f"{plain}%2f",
        dice.choice(("localhost", "LocalHost", "ℒocalhost", "a.localhost")), "ip6-localhost",
    ]  # fmt: skip
