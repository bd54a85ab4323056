import { flagWords } from './bridge';
import type { Figure, FigureLink, FigureNode, FigureVnet } from './model';
import { routeLines, ruleLines } from './rule-lines';

/**
 * The figure in sentences, for whoever can't see it or would rather read. Addresses and names stand in backticks.
 * One sentence or a few per network, then per peering, then the packet's.
 */
export function figureSentences(figure: Figure): string[] {
  return [
    summary(figure),
    ...figure.vnets.map(vnetSentence),
    ...(figure.sites ?? []).map(
      (site) =>
        `On-premises site \`${site.name}\`${ranges(site.addressPrefixes)} is connected through the gateway ${code(plainId(site.gateway))}.`,
    ),
    ...(figure.others ?? []).map(
      (other) => `\`${other.name}\` (${other.type}) stands outside the virtual networks.`,
    ),
    ...peeringSentences(figure),
    ...packetSentence(figure),
  ];
}

/** One line that says what kind of picture this is: the accessible name of the figure. */
export function summary(figure: Figure): string {
  const networks = count(figure.vnets.length, 'virtual network');
  const pairs = pairsOf(figure.links);
  const whole = pairs.filter(
    ({ out, back }) => out.state === 'Connected' && back?.state === 'Connected',
  ).length;
  const rest = pairs.length - whole;
  const peerings =
    pairs.length === 0
      ? 'none of them peered'
      : [
          whole > 0 && `${count(whole, 'peering')} connected`,
          rest > 0 && `${count(rest, 'peering')} not connected`,
        ]
          .filter(Boolean)
          .join(', ');
  return `${networks}, ${figure.vnets.length === 1 && pairs.length === 0 ? 'not peered' : peerings}.`;
}

function vnetSentence(vnet: FigureVnet): string {
  const place = vnet.location ? ` in ${vnet.location}` : '';
  const head = `\`${vnet.name}\`${place}${ranges(vnet.addressPrefixes)}`;
  if (vnet.subnets.length === 0) return `${head}.`;
  const subnets = vnet.subnets.map((subnet) => {
    const parts = [
      subnet.nodes.length > 0 && `holds ${list(subnet.nodes.map(nodeWords))}`,
      subnet.networkSecurityGroup && nsgWords(subnet.networkSecurityGroup),
      subnet.routeTable &&
        `has the route table \`${subnet.routeTable.name}\` (${listOr(routeLines(subnet.routeTable), 'no routes')})`,
    ].filter(Boolean);
    const says = parts.length > 0 ? ` ${list(parts as string[])}` : ' is empty';
    return `Subnet \`${subnet.name}\`${ranges(subnet.addressPrefixes)}${says}.`;
  });
  return `${head}. ${subnets.join(' ')}`;
}

const nsgWords = (nsg: Parameters<typeof ruleLines>[0]) =>
  `has the network security group \`${nsg.name}\` (${listOr(ruleLines(nsg), 'only the default rules')})`;

const KINDS: Record<FigureNode['kind'], string> = {
  nic: '',
  appliance: 'the appliance ',
  firewall: 'the firewall ',
  gateway: 'the gateway ',
  loadBalancer: 'the load balancer ',
  privateEndpoint: 'the private endpoint ',
  other: '',
};

function nodeWords(node: FigureNode): string {
  const address = node.ipAddress ? ` at \`${node.ipAddress}\`` : '';
  const forwarding =
    node.ipForwarding === undefined
      ? ''
      : node.ipForwarding
        ? ' with IP forwarding on'
        : ' with IP forwarding off';
  const nsg = node.networkSecurityGroup ? `, whose interface ${nsgWords(node.networkSecurityGroup)}` : '';
  return `${KINDS[node.kind]}\`${node.name}\`${address}${forwarding}${nsg}`;
}

type Pair = { readonly out: FigureLink; readonly back: FigureLink | undefined };

/** Links put together to peerings, in the order in which their first one is listed. */
export function pairsOf(links: readonly FigureLink[]): Pair[] {
  const pairs: { out: FigureLink; back: FigureLink | undefined }[] = [];
  for (const link of links) {
    const opposite = pairs.find(
      ({ out, back }) => !back && same(out.from, link.to) && same(out.to, link.from),
    );
    if (opposite) opposite.back = link;
    else pairs.push({ out: link, back: undefined });
  }
  return pairs;
}

/** How the peerings stand, one sentence or a few for each. */
export function peeringSentences(figure: Figure): string[] {
  return pairsOf(figure.links).map(
    ({ out, back }) => `${stateSentence(out, back)}${flagSentence(out)}${back ? flagSentence(back) : ''}`,
  );
}

function stateSentence(out: FigureLink, back: FigureLink | undefined): string {
  const kind = out.isGlobal ? 'global peering' : 'peering';
  if (back && out.state === 'Connected' && back.state === 'Connected')
    return `\`${out.from}\` and \`${out.to}\` are joined by a connected ${kind}.`;
  if (back)
    return `Between \`${out.from}\` and \`${out.to}\`, a ${kind}, the link of \`${out.from}\` is ${out.state} and that of \`${back.from}\` is ${back.state}: nothing crosses.`;
  const why =
    out.state === 'Initiated'
      ? 'there is no link back yet, so nothing crosses'
      : out.state === 'Disconnected'
        ? 'the link back was deleted, so nothing crosses'
        : 'there is no link back in this topology';
  return `\`${out.from}\` has a link to \`${out.to}\`${out.isGlobal ? ', a global one,' : ''} in the state ${out.state}: ${why}.`;
}

function flagSentence(link: FigureLink): string {
  const words = flagWords(link).filter((word) => word !== 'global');
  return words.length > 0 ? ` The link of \`${link.from}\`: ${list(words)}.` : '';
}

function packetSentence({ packet, links }: Figure): string[] {
  if (!packet) return [];
  const stops = packet.way.map((id) => {
    const link = links.find((one) => one.id === id);
    return link ? `over the peering to \`${link.to}\`` : code(plainId(id));
  });
  const end =
    packet.outcome === 'delivered'
      ? 'and arrives'
      : packet.outcome === 'left-to-internet'
        ? 'and leaves for the internet'
        : `and is dropped${packet.stoppedAt ? ` at ${code(plainId(packet.stoppedAt))}` : ''}`;
  return [`The packet goes from ${stops.join(', ')} ${end}${packet.label ? `: ${packet.label}` : ''}.`];
}

/** `nic:vm-web` → `vm-web`: what a person calls it. */
export const plainId = (id: string): string => id.slice(id.indexOf(':') + 1).replace(/@.*/, '');

const code = (name: string) => `\`${name}\``;
const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
const ranges = (prefixes: readonly string[]) =>
  prefixes.length > 0 ? ` (${prefixes.map(code).join(', ')})` : '';
const listOr = (items: readonly string[], none: string) =>
  items.length > 0 ? items.map(code).join('; ') : none;
const count = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`;
function list(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
