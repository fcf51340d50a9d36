"""Who is asking, where proxies stand between, and which probes are answered by a bare address."""

import ipaddress
import logging
from collections.abc import Callable, Iterable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from decisionaid.errors import error_page

Respond = Callable[[HttpRequest], HttpResponse]
Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network
LOG = logging.getLogger("decisionaid.security")
MAPPED = ipaddress.IPv6Network("::ffff:0:0/96")
NOT_KNOWN = ""
"""In REMOTE_ADDR, where a proxy does not say who asked: no address, and in no network."""
PROBED = ("/health/", "/metrics")


class ForwardedHeaders:
    """Believes X-Forwarded-For and -Proto from a trusted proxy and drops them otherwise."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response
        self.trusted = networks_of(settings.TRUSTED_PROXIES)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        forwarded_for = request.META.pop("HTTP_X_FORWARDED_FOR", None)
        request.META.pop("HTTP_X_FORWARDED_HOST", None)
        peer = address_of(request.META.get("REMOTE_ADDR", ""))
        if not is_in(peer, self.trusted):
            request.META.pop("HTTP_X_FORWARDED_PROTO", None)
        elif forwarded_for is not None:
            peer = self.client(forwarded_for)
        request.META["REMOTE_ADDR"] = str(peer) if peer else NOT_KNOWN
        if peer is None and request.path_info.startswith(settings.CURATOR_PATH):
            # Wrong passwords are counted by address. Without one they would count for nobody or for all.
            LOG.error("a trusted proxy does not tell the address of its client")
            return error_page(400)
        return self.get_response(request)

    def client(self, forwarded_for: str) -> Address | None:
        """The last address that is not one of our proxies: a client can forge those before it.

        None where that entry is no address, or where there is no entry at all.
        """
        hops = [address_of(hop) for hop in forwarded_for.split(",") if hop.strip()]
        outside = [hop for hop in hops if not is_in(hop, self.trusted)]
        return (outside or hops[:1] or [None])[-1]


class Probes:
    """Load balancers and Prometheus ask a node by its address; from a network of ours that will do."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response
        self.networks = networks_of(settings.PROBE_NETWORKS)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        peer = address_of(request.META.get("REMOTE_ADDR", ""))
        if request.path_info.startswith(PROBED) and is_in(peer, self.networks):
            request.META["HTTP_HOST"] = settings.ALLOWED_HOSTS[0].lstrip(".")
        return self.get_response(request)


def address_of(text: str) -> Address | None:
    """The address in one entry: without a port, brackets or a zone; IPv4 inside IPv6 is IPv4.

    >>> [str(address_of(text)) for text in ("192.0.2.1:80", "[2001:db8::1]:80", "::ffff:192.0.2.1", "unknown")]
    ['192.0.2.1', '2001:db8::1', '192.0.2.1', 'None']
    """
    text = text.strip().strip('"')
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        found = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return None
    return (found.ipv4_mapped if found.version == 6 else None) or found


def networks_of(entries: Iterable[str]) -> list[Network]:
    """Networks as settings name them; IPv4 inside IPv6 is IPv4 here too."""
    found: list[Network] = []
    for entry in entries:
        network = ipaddress.ip_network(entry)
        if isinstance(network, ipaddress.IPv6Network) and network.subnet_of(MAPPED):
            inner = network.network_address.ipv4_mapped
            network = ipaddress.ip_network(f"{inner}/{network.prefixlen - MAPPED.prefixlen}")
        found.append(network)
    return found


def is_in(address: Address | None, networks: Iterable[Network]) -> bool:
    """Whether an address lies in one of these networks; none does not."""
    return address is not None and any(address in network for network in networks)
