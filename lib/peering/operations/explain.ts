import { regionName } from '../region-names';
import type { Check } from './check';
import type { Decision } from './decide';
import { remedyFor } from './remedy';

/** One thing in words. `at` names what in a figure it talks about (`vnet:hub`, `link:hub/hub-to-spoke`). */
export type DecisionStep = {
  readonly title: string;
  readonly detail?: string;
  readonly verdict: 'info' | 'pass' | 'stop' | 'arrive';
  readonly at?: string;
};

/**
 * A decision in words, made from its data only: one step for each thing that was checked, then what follows.
 * Addresses and names stand in backticks.
 */
export function explainDecision(decision: Decision): { readonly steps: readonly DecisionStep[] } {
  const steps = decision.checks.map(stepOf);
  return { steps: decision.allowed ? [...steps, outcomeOf(decision)] : steps };
}

/** The index of the first check at which two decisions part, or null where they agree in all of them. */
export function compareDecisions(actual: Decision, believed: Decision): number | null {
  const length = Math.max(actual.checks.length, believed.checks.length);
  for (let index = 0; index < length; index += 1) {
    if (JSON.stringify(actual.checks[index]) !== JSON.stringify(believed.checks[index])) return index;
  }
  return null;
}

function outcomeOf(decision: Decision): DecisionStep {
  if (decision.usableAddresses !== undefined) {
    return { title: `Allowed: NICs can get ${decision.usableAddresses} of its addresses`, verdict: 'arrive' };
  }
  if (decision.operation !== 'createPeering') return { title: 'Allowed', verdict: 'arrive' };
  const kind = decision.global ? 'a global peering, between two regions' : 'a peering inside one region';
  return { title: 'The link can be created', detail: `It is ${kind}.`, verdict: 'arrive' };
}

function stepOf(check: Check): DecisionStep {
  const { title, detail, at } = WORDS[check.kind](check as never);
  return {
    title,
    detail: check.passed ? detail : remedyFor(check),
    verdict: check.passed ? 'pass' : 'stop',
    ...(at === undefined ? {} : { at }),
  };
}

type Words = { readonly title: string; readonly detail: string; readonly at?: string };
type CheckOf<Kind extends Check['kind']> = Extract<Check, { kind: Kind }>;

const WORDS: { readonly [Kind in Check['kind']]: (check: CheckOf<Kind>) => Words } = {
  request: ({ message }) => ({ title: 'Is the request readable?', detail: message }),
  permission: ({ local, remote, across }) => ({
    title: `May the caller peer ${code(local)} with ${code(remote)}?`,
    detail:
      across === 'nothing'
        ? 'The caller may write both networks.'
        : `They are in different ${across}s. That is allowed for a caller with rights on both networks.`,
    at: vnet(local),
  }),
  self: ({ virtualNetwork }) => ({
    title: 'Are these two networks?',
    detail: 'They are two.',
    at: vnet(virtualNetwork),
  }),
  cloud: ({ left, right }) => ({
    title: 'Are both in the same cloud?',
    detail: `${place(left)} and ${place(right)} are in regions of one cloud.`,
    at: vnet(right.virtualNetwork),
  }),
  region: ({ left, right, isGlobal }) => ({
    title: 'Which regions are they in?',
    detail: isGlobal
      ? `${place(left)} and ${place(right)}: two regions, so it is global peering, which needs nothing more.`
      : 'One region.',
    at: vnet(right.virtualNetwork),
  }),
  'peering-limit': ({ virtualNetwork, peerings, limit, of }) => ({
    title:
      of === 'peerings'
        ? `Has ${code(virtualNetwork)} room for a peering?`
        : 'Are these not too many subnets?',
    detail: `${peerings} of at most ${limit} are there.`,
    at: vnet(virtualNetwork),
  }),
  'already-peered': ({ virtualNetwork, remote }) => ({
    title: `Has ${code(virtualNetwork)} a link to ${code(remote)} already?`,
    detail: 'It has none.',
    at: vnet(virtualNetwork),
  }),
  overlap: ({ compared, left, right }) => ({
    title:
      compared === 'subnets'
        ? `Do subnets of ${code(left.virtualNetwork)} and ${code(right.virtualNetwork)} overlap?`
        : `Do the address spaces of ${code(left.virtualNetwork)} and ${code(right.virtualNetwork)} overlap?`,
    detail: `${codes(left.ranges)} and ${codes(right.ranges)} have no address in common.`,
    at: vnet(right.virtualNetwork),
  }),
  'peer-overlap': ({ left, right, via, overlapping }) => ({
    title: `Does ${code(left.virtualNetwork)} overlap ${code(right.virtualNetwork)}, a peer of ${code(via)}?`,
    detail:
      overlapping.length > 0
        ? `They overlap, and only ${code(via)} is peered with both.`
        : `${codes(left.ranges)} and ${codes(right.ranges)} have no address in common.`,
    at: vnet(right.virtualNetwork),
  }),
  'opposite-link': ({ from, to, link, state }) => ({
    title: `What does the link from ${code(from)} back to ${code(to)} say?`,
    detail: oppositeWords(from, link, state),
    at: link === null ? vnet(from) : `link:${link}`,
  }),
  'peering-type': ({ link }) => ({
    title: `Is what ${code(link)} peers left as it is?`,
    detail: 'It is.',
    at: `link:${link}`,
  }),
  'remote-gateway': ({ virtualNetwork, gateway }) => ({
    title: `Has ${code(virtualNetwork)} a gateway to lend?`,
    detail: `It has ${code(gateway ?? '')}.`,
    at: gateway === null ? vnet(virtualNetwork) : `gateway:${gateway}`,
  }),
  'gateway-transit': ({ from, to, link }) => ({
    title: `Does ${code(from)} let ${code(to)} use it?`,
    detail:
      link === null
        ? `${code(from)} has no link to ${code(to)} yet; the one it gets has to set \`allowGatewayTransit\`.`
        : `${code(link)} sets \`allowGatewayTransit\`.`,
    at: link === null ? vnet(from) : `link:${link}`,
  }),
  'transit-region': ({ left, right }) => ({
    title: 'Can a gateway be used from another region?',
    detail: `Yes: gateway transit works between ${place(left)} and ${place(right)} too.`,
    at: vnet(right.virtualNetwork),
  }),
  'local-gateway': ({ virtualNetwork, gateway }) => ({
    title: `Has ${code(virtualNetwork)} a gateway of its own?`,
    detail: gateway === null ? 'It has none.' : `It has ${code(gateway)}, and may borrow another.`,
    at: gateway === null ? vnet(virtualNetwork) : `gateway:${gateway}`,
  }),
  'other-remote-gateways': ({ virtualNetwork, link }) => ({
    title: `Does another link of ${code(virtualNetwork)} use remote gateways?`,
    detail: link === null ? 'None does.' : `${code(link)} does, and a second may.`,
    at: link === null ? vnet(virtualNetwork) : `link:${link}`,
  }),
  'gateway-sku': ({ gateway, sku }) => ({
    title: `Can ${code(gateway)} be used over a peering?`,
    detail: sku === null ? 'Its SKU is not Basic.' : `Its SKU is ${code(sku)}, not Basic.`,
    at: `gateway:${gateway}`,
  }),
  peered: ({ virtualNetwork, links, operation }) => ({
    title: `Is ${code(virtualNetwork)} peered?`,
    detail:
      operation === 'change' && links.length > 0
        ? 'The ranges of a peered network can be changed all the same. Its peers are synced afterwards.'
        : 'It is not.',
    at: vnet(virtualNetwork),
  }),
  'forbidden-range': ({ range }) => ({
    title: `Can a virtual network use ${code(range)}?`,
    detail: 'None of it is kept by Azure.',
  }),
  'own-overlap': ({ range, virtualNetwork }) => ({
    title: `Does ${code(range)} overlap another range of ${code(virtualNetwork)}?`,
    detail: 'It does not.',
    at: vnet(virtualNetwork),
  }),
  'neighbour-overlap': ({ range, neighbour, neighbourIs, ranges }) => ({
    title:
      neighbourIs === 'peer'
        ? `Does ${code(range)} overlap ${code(neighbour)}, a peer?`
        : `Does ${code(range)} overlap what lies behind ${code(neighbour)}?`,
    detail: `It has no address in common with ${codes(ranges)}.`,
    at: neighbourIs === 'peer' ? vnet(neighbour) : `gateway:${neighbour}`,
  }),
  'range-holds': ({ virtualNetwork, subnet, range, inside }) => ({
    title: `Does the subnet ${code(subnet)} (${code(range)}) still lie in a range?`,
    detail: `It lies in ${code(inside ?? '')}.`,
    at: `subnet:${virtualNetwork}/${subnet}`,
  }),
  'in-use': ({ of, name }) => ({
    title:
      of === 'subnet' ? `Is anything deployed in ${code(name)}?` : `Does anything live in ${code(name)}?`,
    detail: 'Nothing is there.',
    ...(of === 'subnet' ? {} : { at: vnet(name) }),
  }),
  'subnet-size': ({ range, smallest, largest }) => ({
    title: `Is ${code(range)} a size a subnet can have?`,
    detail:
      smallest === largest ? `An IPv6 subnet is a /${smallest}.` : `Subnets are /${largest} to /${smallest}.`,
  }),
  'subnet-inside': ({ range, virtualNetwork, inside }) => ({
    title: `Does ${code(range)} lie in a range of ${code(virtualNetwork)}?`,
    detail: `It lies in ${code(inside ?? '')}.`,
    at: vnet(virtualNetwork),
  }),
  'subnet-overlap': ({ range, virtualNetwork, subnet }) => ({
    title: `Is ${code(range)} free in ${code(virtualNetwork)}?`,
    detail: 'No other subnet has any of it.',
    at: subnet === null ? vnet(virtualNetwork) : `subnet:${virtualNetwork}/${subnet}`,
  }),
  'next-hop-type': ({ nextHopType }) => ({
    title: `Can a user route have the next hop type ${code(nextHopType)}?`,
    detail: 'It can.',
  }),
  'next-hop-address': ({ nextHopType, nextHopIpAddress }) => ({
    title: `Does the route to a ${code(nextHopType)} name its address?`,
    detail: `It names ${code(nextHopIpAddress ?? '')}.`,
  }),
  'route-gateway': ({ subnet, gateways }) => ({
    title: `Which gateway would ${code(subnet)} use?`,
    detail:
      gateways.length === 0
        ? 'None is there yet; the route has no effect until one is.'
        : `${codes(gateways.map(({ name }) => name))}.`,
    at: gateways[0] ? `gateway:${gateways[0].name}` : `subnet:${subnet}`,
  }),
  'gatewaysubnet-route': ({ subnet }) => ({
    title: `Would ${code(subnet)} get a route for everything?`,
    detail: 'It would not.',
    at: `subnet:${subnet}`,
  }),
  'subnet-nsg': ({ subnet, networkSecurityGroup }) => ({
    title: `May ${code(subnet)} bear a network security group?`,
    detail: `It may, and ${code(networkSecurityGroup)} will filter it.`,
    at: `subnet:${subnet}`,
  }),
  'priority-range': ({ priority }) => ({
    title: `Is ${priority} a priority for one's own rule?`,
    detail: 'Own rules have 100 to 4096.',
  }),
  'priority-unique': ({ priority, direction, networkSecurityGroup }) => ({
    title: `Is ${priority} free for ${direction} in ${code(networkSecurityGroup)}?`,
    detail: 'No other rule of that direction has it.',
    at: `nsg:${networkSecurityGroup}`,
  }),
  'application-security-groups': ({ groups, virtualNetworks }) => ({
    title: `Are the NICs of ${codes(groups)} in one virtual network?`,
    detail:
      virtualNetworks.length > 1
        ? `They are in ${codes(virtualNetworks)}, which is fine.`
        : virtualNetworks[0] === undefined
          ? 'No NIC is in them yet.'
          : `All are in ${code(virtualNetworks[0])}.`,
  }),
};

function oppositeWords(from: string, link: string | null, state: string | null): string {
  if (link === null) return `${code(from)} has none yet, so the new link will be Initiated.`;
  if (state === 'Initiated')
    return `${code(link)} is Initiated and waits for this one: both become Connected.`;
  if (state === 'Disconnected') return `${code(link)} is Disconnected, and this one mends it.`;
  return `${code(link)} is ${state}.`;
}

const code = (text: string): string => `\`${text}\``;
const codes = (texts: readonly string[]): string => texts.map(code).join(', ');
const vnet = (name: string): string => `vnet:${name}`;
const place = (at: { readonly virtualNetwork: string; readonly location: string | null }): string =>
  at.location === null ? code(at.virtualNetwork) : `${code(at.virtualNetwork)} (${regionName(at.location)})`;
