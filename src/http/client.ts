import ipaddr from 'ipaddr.js';
import type { Client } from '../turns/turns.js';

/** Who counts as one client: an address of IPv4; of IPv6 the network of /64, all of which one household has. */
export function clientOf(ip: string): Client {
  if (!ipaddr.isValid(ip)) return ip;
  const address = ipaddr.process(ip);
  if (!(address instanceof ipaddr.IPv6)) return address.toString();
  const network = new ipaddr.IPv6([...address.parts.slice(0, 4), 0, 0, 0, 0]);
  return `${network.toString()}/64`;
}
