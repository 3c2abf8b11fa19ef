// The client's address of a request: found behind the trusted proxies, noted once at the door, read by whoever limits or lists sign-ins.
import { BlockList, isIP } from 'node:net';

const addresses = new WeakMap<Request, string>();

export function noteAddress(request: Request, address: string): void {
  addresses.set(request, address);
}

/** '' when nobody noted it (a test, a request made by ourselves). */
export const addressOf = (request: Request): string => addresses.get(request) ?? '';

/** The address as one writes it: an IPv4 client of an IPv6 socket is an IPv4 client. */
const plain = (address: string): string => address.trim().replace(/^::ffff:(?=\d+\.)/i, '');

/** Proxies whose word about the client is believed: addresses and networks («127.0.0.1», «10.0.0.0/8»). */
export function proxyList(networks: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const network of networks) {
    const [base = '', bits] = network.split('/');
    const family = isIP(base) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(base, family);
    else list.addSubnet(base, Number(bits), family);
  }
  return (address) => {
    const version = isIP(plain(address));
    return version !== 0 && list.check(plain(address), version === 6 ? 'ipv6' : 'ipv4');
  };
}

/**
 * Who really asks: the socket's own address, unless a trusted proxy stands there; then the last address of
 * X-Forwarded-For that no trusted proxy has. What the client itself wrote further left is never reached.
 */
export function clientAddress(
  socket: string,
  forwarded: string | undefined,
  isProxy: (address: string) => boolean,
): string {
  let address = plain(socket);
  const named = (forwarded ?? '').split(',').map(plain).filter(Boolean);
  while (isProxy(address)) {
    const next = named.pop();
    if (next === undefined || isIP(next) === 0) break;
    address = next;
  }
  return address;
}

/** What limits count by: an IPv4 address, or the /64 an IPv6 client is given whole. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail = ''] = address.split('%')[0]?.split('::') ?? [];
  const left = head.split(':').filter(Boolean);
  const right = tail.split(':').filter(Boolean);
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0');
  return [...left, ...(address.includes('::') ? zeros : []), ...right].slice(0, 4).join(':');
}
