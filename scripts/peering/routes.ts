import { parseArgs } from 'node:util';
import { formatAddress, formatPrefix, parseAddress } from '../../lib/peering/address';
import { behaviourOf } from '../../lib/peering/behaviour';
import { findNetworkInterface } from '../../lib/peering/network';
import { selectRoute } from '../../lib/peering/routes';
import { COMMON, cannot, nicNames, readOptions, type Said, warnings } from './command';
import { bold, columns, dim, green, red } from './paint';
import { readTopology } from './topology';

/** `routes hub.json --nic vm1`: effective routes, and with `--to` the one that is chosen. */
export async function routes(args: string[]): Promise<Said> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { ...COMMON, nic: { type: 'string' }, to: { type: 'string' } },
  });
  const options = readOptions(values);
  if (typeof options === 'string') return cannot(options);
  const input = await readTopology(positionals[0]);
  if (!input.ok) return cannot(input.error);
  const nic = values.nic ? findNetworkInterface(input.value.network, values.nic) : null;
  const subnet = nic?.ipConfigurations[0]?.subnet;
  if (!nic || !subnet) return cannot(`routes needs --nic <NIC>. ${nicNames(input.value)}`);
  const behaviour = behaviourOf(input.value.network, options);
  const rows = behaviour.routesOf(subnet);
  const to = values.to === undefined ? null : parseAddress(values.to);
  if (to && !to.ok) return cannot(to.error.message);
  const chosen = to ? (selectRoute(rows, to.value, behaviour.semantics)?.chosen ?? null) : null;
  if (values.json) {
    const value = rows.map((route) => ({
      source: route.source,
      state: route.state,
      addressPrefix: formatPrefix(route.addressPrefix),
      nextHopType: route.nextHopType,
      ...(route.nextHopIpAddress === null ? {} : { nextHopIpAddress: formatAddress(route.nextHopIpAddress) }),
      ...(to ? { chosen: route === chosen } : {}),
    }));
    return { text: JSON.stringify({ value }, null, 2), status: 0 };
  }
  const header = ['', 'Source', 'State', 'Prefix', 'Next hop', ''].map((title) => bold(title));
  const cells = rows.map((route) => {
    const colour = route === chosen ? green : route.state === 'Invalid' ? dim : (text: string) => text;
    const hop =
      route.nextHopIpAddress === null
        ? route.nextHopType
        : `${route.nextHopType} ${formatAddress(route.nextHopIpAddress)}`;
    const from = route.routeTable?.name ?? (route.link ? route.link.label : '');
    return [
      route === chosen ? green('→') : ' ',
      route.source,
      route.state,
      formatPrefix(route.addressPrefix),
      hop,
      dim(from),
    ].map(colour);
  });
  const none = to && !chosen ? [red(`No route to ${values.to}.`)] : [];
  return { text: [...warnings(input.value), columns([header, ...cells]), ...none].join('\n'), status: 0 };
}
