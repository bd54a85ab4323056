import type { MisconceptionId, RuleId } from '@/lib/peering/vocabulary';
import { code } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Site } from '../../topologies/scene';

/** One thing said about networks that are peered. */
export type Statement = {
  /** what it is about: two statements about one thing never stand in the same question */
  readonly fact: string;
  readonly headline: Prose;
  readonly text: Prose;
  readonly isTrue: boolean;
  /** who gets it wrong */
  readonly owner: MisconceptionId;
  /** how it is, for those too who thought otherwise */
  readonly because: Prose;
  readonly rules: readonly [RuleId, ...RuleId[]];
};

/** At level 3 `hub` lies between the two and has a gateway; `b` is in another region than the rest. */
export type Networks = { readonly a: Site; readonly b: Site; readonly hub: Site };

export const statementsFor = (level: Level, networks: Networks): readonly Statement[] =>
  ({ 1: plain, 2: ofAdministrators, 3: ofEngineers })[level](networks);

/** What is said of each once the answer is in. */
const HEADLINES = {
  gateway: 'Peering needs no gateway, near or far',
  links: 'A peering takes two links',
  owners: 'Subscriptions and tenants may differ',
  cost: 'Peered traffic is charged at both ends',
  filters: 'A peering overrides no NSG',
  third: 'Peering is not transitive',
  names: 'Azure’s own names end at the network',
  route: 'One route for each range, none for each subnet',
  'user-routes': 'User routes keep their say',
  tag: 'The VirtualNetwork tag includes peers',
  range: 'Ranges can be added while peered',
  leftover: 'A Disconnected link is not mended from the other side',
  propagation: 'Propagation is about gateway routes only',
  'flag-side': 'The owner allows transit, the borrower uses it',
  'far-gateway': 'Gateway transit works across regions',
  gateways: 'One remote gateway at most',
  'shared-gateway': 'A borrowed gateway doesn’t introduce the spokes to each other',
  forwarded: 'Allowing forwarded traffic makes no way',
  'way-back': 'The reply needs a route of its own',
  'default-route': 'A shorter user route doesn’t take over a peering',
  learned: 'A peering route is preferred to a gateway’s',
  'next-hop': 'Next hop looks at routes only',
} as const;
type FactName = keyof typeof HEADLINES;

function pairOf(
  fact: FactName,
  owner: MisconceptionId,
  because: Prose,
  rules: Statement['rules'],
  texts: { readonly so?: Prose; readonly notSo?: Prose },
): Statement[] {
  const about = { fact, headline: HEADLINES[fact], owner, because, rules };
  return [
    ...(texts.so ? [{ ...about, text: texts.so, isTrue: true }] : []),
    ...(texts.notSo ? [{ ...about, text: texts.notSo, isTrue: false }] : []),
  ];
}

function plain({ a, b }: Networks): Statement[] {
  const [from, to] = [code(a.vnet), code(b.vnet)];
  return [
    ...pairOf(
      'gateway',
      'M11',
      `Between ${a.region.title} and ${b.region.title} it is global peering, which takes no gateway.`,
      ['R18', 'R34'],
      {
        so: `No gateway is needed, neither in ${from} nor in ${to}`,
        notSo: `A VPN gateway is needed, in ${from} and in ${to}`,
      },
    ),
    ...pairOf(
      'links',
      'M4',
      `A link in ${from} alone stays Initiated and carries nothing. It takes the one in ${to} as well.`,
      ['R24'],
      {
        so: `There has to be a link in ${from} and another in ${to}`,
        notSo: `A link in ${from} is enough, ${to} needs none`,
      },
    ),
    ...pairOf(
      'owners',
      'M12',
      'Subscriptions may differ, and tenants too. Whoever makes the links needs the rights on both sides.',
      ['R19'],
      {
        so: `${from} and ${to} may belong to different subscriptions`,
        notSo: `${from} and ${to} have to be in one subscription`,
      },
    ),
    ...pairOf(
      'cost',
      'M31',
      `The peering itself is free. Data is charged by the gigabyte, going out of ${from} and coming into ${to}.`,
      ['R119'],
      {
        so: `What ${from} sends to ${to} is charged at both ends`,
        notSo: `What ${from} sends to ${to} is free of charge`,
      },
    ),
    ...pairOf(
      'filters',
      'M13',
      `A peering opens a way and overrides nothing: NSGs in ${to} filter what comes from ${from} like anything else.`,
      ['R35'],
      {
        so: `An NSG in ${to} can stop what ${from} sends`,
        notSo: `What ${from} sends passes by the NSGs of ${to}`,
      },
    ),
    ...pairOf(
      'third',
      'M1',
      `A peering joins two networks and no third: what else ${to} is peered with stays unknown to ${from}.`,
      ['R37'],
      { notSo: `${from} reaches what else ${to} is peered with` },
    ),
    ...pairOf(
      'names',
      'M29',
      `The names that Azure gives end at the network. For both, a private DNS zone is linked to ${from} and to ${to}.`,
      ['R108', 'R109'],
      { notSo: `${code(a.vm)} finds ${code(b.vm)} by its Azure name` },
    ),
  ];
}

function ofAdministrators({ a, b }: Networks): Statement[] {
  const [from, to] = [code(a.vnet), code(b.vnet)];
  return [
    ...pairOf(
      'route',
      'M18',
      `The route in ${from} names the address space of ${to}, ${code(b.range)}, however that is cut into subnets.`,
      ['R33'],
      {
        so: `${from} has one route for all of ${code(b.range)}`,
        notSo: `${from} has a route for each subnet of ${to}`,
      },
    ),
    ...pairOf(
      'user-routes',
      'M13',
      `A user route in ${from} for ${code(b.range)} or a part of it comes before the peering's.`,
      ['R35', 'R71'],
      {
        so: `A user route in ${from} can lead packets for ${to} elsewhere`,
        notSo: `Packets for ${to} take the peering, whatever user routes say`,
      },
    ),
    ...pairOf(
      'tag',
      'M28',
      `The tag VirtualNetwork takes in the ranges of peers, so in ${from} it holds ${code(b.range)} too.`,
      ['R96'],
      {
        so: `The tag VirtualNetwork in ${from} holds ${code(b.range)}`,
        notSo: `The tag VirtualNetwork in ${from} is ${code(a.range)} alone`,
      },
    ),
    ...pairOf(
      'range',
      'M6',
      `A range is added to ${from} while it is peered, and then the link of ${to} is synced. Nothing is interrupted.`,
      ['R9', 'R29'],
      {
        so: `A range can be added to ${from} while it is peered`,
        notSo: `To add a range to ${from} the peering has to go first`,
      },
    ),
    ...pairOf(
      'leftover',
      'M5',
      `With its link deleted in ${to}, that of ${from} is Disconnected, and Azure refuses a new one opposite. That is deleted too, and then both are made anew.`,
      ['R26'],
      {
        so: `If the link of ${to} is lost, creating it again isn't enough`,
        notSo: `If the link of ${to} is lost, creating it again is enough`,
      },
    ),
    ...pairOf(
      'propagation',
      'M33',
      `Propagation is about what gateways learn. The route to ${code(b.range)} comes from the peering and stays.`,
      ['R59'],
      {
        so: `With gateway routes kept out ${from} still reaches ${to}`,
        notSo: `With gateway routes kept out ${from} is cut off from ${to}`,
      },
    ),
    ...pairOf(
      'names',
      'M29',
      `The names that Azure gives end at the network. For both, a private DNS zone is linked to ${from} and to ${to}.`,
      ['R108', 'R109'],
      {
        so: `Names across take a private DNS zone linked to both`,
        notSo: `${from} resolves the names that Azure gives in ${to}`,
      },
    ),
  ];
}

function ofEngineers({ a, b, hub }: Networks): Statement[] {
  const [one, two, middle] = [code(a.vnet), code(b.vnet), code(hub.vnet)];
  return [
    ...pairOf(
      'flag-side',
      'M15',
      `The gateway is in ${middle}, so its links allow transit, and those of the spokes use remote gateways.`,
      ['R50'],
      {
        so: `${code('allowGatewayTransit')} belongs on the links of ${middle}`,
        notSo: `${code('allowGatewayTransit')} belongs on the links of the spokes`,
      },
    ),
    ...pairOf(
      'far-gateway',
      'M17',
      `Gateway transit works over global peering: ${two} may use the gateway although it is in ${b.region.title}.`,
      ['R56'],
      {
        so: `${two} may use the gateway of ${middle} from ${b.region.title}`,
        notSo: `${two} can't use the gateway, being in ${b.region.title}`,
      },
    ),
    ...pairOf(
      'gateways',
      'M16',
      `Only one link of ${one} may use remote gateways, and none if it gets a gateway of its own.`,
      ['R55'],
      {
        so: `${one} may use the gateway of one peer at most`,
        notSo: `${one} may use the gateways of several peers`,
      },
    ),
    ...pairOf(
      'shared-gateway',
      'M3',
      `From the gateway ${one} learns what lies on-premises, not the range of ${two}. User routes in both would join them.`,
      ['R57', 'R58'],
      { notSo: `By using one gateway ${one} and ${two} reach each other` },
    ),
    ...pairOf(
      'forwarded',
      'M2',
      `The flag lets forwarded packets in. It makes no route and forwards nothing, so ${one} still doesn't know ${two}.`,
      ['R43'],
      { notSo: `With forwarded traffic allowed ${one} and ${two} reach each other` },
    ),
    ...pairOf(
      'way-back',
      'M24',
      `Through an appliance in ${middle} the reply is routed like any packet, so ${two} needs a route back to ${code(a.range)}.`,
      ['R83'],
      {
        so: `By an appliance in ${middle}, ${two} needs a route back to ${one}`,
        notSo: `By an appliance in ${middle}, a route in ${one} alone will do`,
      },
    ),
    ...pairOf(
      'default-route',
      'M21',
      `The peering's ${code(hub.range)} is longer than ${code('0.0.0.0/0')}, so packets from ${one} to ${middle} go straight there.`,
      ['R71', 'R68'],
      {
        so: `${code('0.0.0.0/0')} to a firewall leaves packets from ${one} to ${middle} alone`,
        notSo: `${code('0.0.0.0/0')} to a firewall catches packets from ${one} to ${middle}`,
      },
    ),
    ...pairOf(
      'learned',
      'M20',
      `Routes of peerings are preferred to what the gateway learns, be it a part of ${code(hub.range)} or all of it.`,
      ['R69'],
      {
        so: `A part of ${code(hub.range)} learned by the gateway changes nothing for ${one}`,
        notSo: `A part of ${code(hub.range)} learned by the gateway leads ${one} astray`,
      },
    ),
    ...pairOf(
      'next-hop',
      'M36',
      'Next hop reads routes only. NSGs, the flags of the other side and the machine itself may still say no.',
      ['R81'],
      {
        so: `Next hop VNetPeering from ${one} doesn't prove a connection`,
        notSo: `Next hop VNetPeering from ${one} proves a connection`,
      },
    ),
  ];
}
