import type { IpFlowVerifyAnswer } from '@/lib/quiz/ask';
import type { Draft, Family } from '@/lib/quiz/family';
import { code, phraseVerdict } from '@/lib/quiz/phrase';
import type { Random } from '@/lib/random';
import { hostOf, subnetOf } from '../topologies/addresses';
import { buildTopology, type NetworkPlan, type NsgPlan, peer, type RulePlan } from '../topologies/plan';
import { drawSites, flowVerify, nicOf, type Site, vnetOf } from '../topologies/scene';
import type { Wording } from './parts/asking';

/** What IP flow verify says at one NIC, and by which rule. */
export const verifyAFlow: Family = {
  id: 'verify-a-flow',
  title: 'IP flow verify',
  concepts: ['ip-flow-verify', 'service-tags', 'nsg-rules'],
  levels: [2, 3],
  kind: 'single-choice',
  misconceptions: ['M13', 'M25', 'M28'],
  structures: [
    { name: 'from-a-peer', draw: drawFromAPeer },
    { name: 'to-a-peer', draw: drawToAPeer },
    { name: 'two-groups', draw: drawTwoGroups },
    { name: 'widened-tag', levels: [3], draw: drawWidenedTag },
  ],
};

const CLIENT_PORT = 50_000;

function ask(plan: NetworkPlan, query: ReturnType<typeof flowVerify>, wording: Wording): Draft {
  const { why } = wording;
  return {
    ...wording,
    form: 'ask',
    topology: buildTopology(plan),
    queries: [query],
    phrase: ([answer]) => phraseVerdict(answer as IpFlowVerifyAnswer),
    why: typeof why === 'string' ? () => why : why,
  };
}

type Pair = { readonly here: Site; readonly there: Site };
const drawPair = (random: Random): Pair => {
  const [here, there] = drawSites(random, 2) as [Site, Site];
  return { here, there };
};

const inbound = (random: Random, { here, there }: Pair) =>
  random.pick([
    `IP flow verify is asked at ${code(here.vm)}: TCP, inbound, from ${code(there.ip)} to local port ${here.role.port}. What does it say?`,
    `Would ${code(here.vm)} get a TCP packet from ${code(there.ip)} (${code(there.vm)}) on port ${here.role.port}? What does IP flow verify answer?`,
  ]);

const custom = (
  random: Random,
  rule: Partial<RulePlan> & Pick<RulePlan, 'name' | 'direction' | 'access'>,
): RulePlan => ({
  priority: random.int(2, 9) * 100,
  ...rule,
});

function drawFromAPeer(random: Random): Draft {
  const pair = drawPair(random);
  const { here, there } = pair;
  const allow = custom(random, {
    name: random.pick(['AllowVnet', 'AllowInternal']),
    direction: 'Inbound',
    access: 'Allow',
    source: 'VirtualNetwork',
    port: String(here.role.port),
  });
  const deny = custom(random, {
    name: random.pick(['DenyVnet', 'BlockVnet']),
    direction: 'Inbound',
    access: 'Deny',
    source: 'VirtualNetwork',
  });
  const mode = random.pick(['default', 'allow', 'deny'] as const);
  const group: NsgPlan = {
    name: `nsg-${here.workload}`,
    rules: mode === 'default' ? [] : [mode === 'allow' ? allow : deny],
  };
  const place = random.pick(['subnet', 'nic'] as const);
  return ask(
    {
      vnets: [vnetOf(here, place === 'subnet' ? { nsg: group.name } : {}), vnetOf(there)],
      nics: [nicOf(here, place === 'nic' ? { nsg: group.name } : {}), nicOf(there)],
      nsgs: [group],
      links: peer(here.vnet, there.vnet),
    },
    flowVerify(here, 'Inbound', there.ip, { local: here.role.port, remote: CLIENT_PORT }),
    {
      prompt: inbound(random, pair),
      note: 'Both links are Connected. The NSG has its default rules besides.',
      headline: 'The VirtualNetwork tag includes peered networks',
      why: `In ${code(here.vnet)} the tag VirtualNetwork stands for ${code(here.range)} and, since the peering, for ${code(there.range)}. ${mode === 'default' ? `No custom rule matches ${code(there.ip)}, so ${code('AllowVnetInBound')} decides.` : `So the first rule that matches ${code(there.ip)} is ${code(group.rules[0]?.name ?? '')}.`}`,
      rules: ['R96', 'R91', 'R90'],
    },
  );
}

function drawToAPeer(random: Random): Draft {
  const pair = drawPair(random);
  const { here, there } = pair;
  const deny = custom(random, {
    name: random.pick(['DenyVnetOut', 'KeepInside']),
    direction: 'Outbound',
    access: 'Deny',
    destination: random.pick(['VirtualNetwork', there.range]),
  });
  const group: NsgPlan = { name: `nsg-${here.workload}`, rules: random.oneIn(2) ? [deny] : [] };
  return ask(
    {
      vnets: [vnetOf(here, { nsg: group.name }), vnetOf(there)],
      nics: [nicOf(here), nicOf(there)],
      nsgs: [group],
      links: peer(here.vnet, there.vnet),
    },
    flowVerify(here, 'Outbound', there.ip, { local: CLIENT_PORT, remote: there.role.port }),
    {
      prompt: random.pick([
        `IP flow verify is asked at ${code(here.vm)}: TCP, outbound, to ${code(there.ip)}, port ${there.role.port}. What does it say?`,
        `May ${code(here.vm)} send TCP to ${code(there.ip)} (${code(there.vm)}), port ${there.role.port}? What does IP flow verify answer?`,
      ]),
      note: 'Both links are Connected. The NSG has its default rules besides.',
      headline: 'Outbound rules decide for peers as well',
      why:
        group.rules.length > 0
          ? `${code(there.ip)} belongs to a peer, and ${code(deny.name)} names it by ${code(deny.destination ?? '')}. It stands before the default ${code('AllowVnetOutBound')}; the peering doesn't change that.`
          : `There is no custom rule, so the defaults decide. ${code('AllowVnetOutBound')} covers the tag VirtualNetwork, which holds ${code(there.range)} since the peering.`,
      rules: ['R96', 'R35', 'R91'],
    },
  );
}

function drawTwoGroups(random: Random): Draft {
  const pair = drawPair(random);
  const { here, there } = pair;
  const outbound = random.oneIn(2);
  const direction = outbound ? 'Outbound' : 'Inbound';
  const [first = '', second = ''] = random.shuffle([
    'DenyPartners',
    'BlockOtherTeams',
    'NoLateralTraffic',
    'KeepApart',
  ]);
  const other = outbound ? ({ destination: there.range } as const) : ({ source: there.range } as const);
  const subnet: NsgPlan = {
    name: `nsg-${here.workload}-subnet`,
    rules: [custom(random, { name: first, direction, access: 'Deny', ...other })],
  };
  const nic: NsgPlan = {
    name: `nsg-${here.vm}`,
    rules: [custom(random, { name: second, direction, access: 'Deny', ...other })],
  };
  return ask(
    {
      vnets: [vnetOf(here, { nsg: subnet.name }), vnetOf(there)],
      nics: [nicOf(here, { nsg: nic.name }), nicOf(there)],
      nsgs: [subnet, nic],
      links: peer(here.vnet, there.vnet),
    },
    outbound
      ? flowVerify(here, direction, there.ip, { local: CLIENT_PORT, remote: there.role.port })
      : flowVerify(here, direction, there.ip, { local: here.role.port, remote: CLIENT_PORT }),
    {
      prompt: outbound
        ? `IP flow verify is asked at ${code(here.vm)}: TCP, outbound, to ${code(there.ip)}, port ${there.role.port}. Which rule does it name?`
        : `IP flow verify is asked at ${code(here.vm)}: TCP, inbound, from ${code(there.ip)} to local port ${here.role.port}. Which rule does it name?`,
      note: 'Both links are Connected.',
      headline: outbound
        ? 'Going out, the NIC’s NSG is read first'
        : 'Coming in, the subnet’s NSG is read first',
      why: outbound
        ? `Both groups would deny it. Going out the NIC's comes first, so the rule that stops the packet is ${code(second)} of ${code(nic.name)}.`
        : `Both groups would deny it. Coming in the subnet's comes first, so the rule that stops the packet is ${code(first)} of ${code(subnet.name)}.`,
      rules: ['R89', 'R104'],
    },
  );
}

/** With 0.0.0.0/0 to an appliance the tag holds everything, and "deny VirtualNetwork" cuts the internet too. */
function drawWidenedTag(random: Random): Draft {
  const pair = drawPair(random);
  const { here, there } = pair;
  const target = random.pick(['203.0.113.80', '198.51.100.25', '203.0.113.7']);
  const ip = hostOf(subnetOf(there.range, 2));
  const deny = custom(random, {
    name: 'DenyVnetOut',
    direction: 'Outbound',
    access: 'Deny',
    destination: 'VirtualNetwork',
  });
  const group: NsgPlan = { name: `nsg-${here.workload}`, rules: random.oneIn(3) ? [] : [deny] };
  const table = `rt-${here.workload}`;
  return ask(
    {
      vnets: [
        vnetOf(here, { nsg: group.name, routeTable: table }),
        vnetOf(there, {}, [{ name: 'snet-inspection', range: subnetOf(there.range, 2) }]),
      ],
      nics: [
        nicOf(here),
        nicOf(there),
        { name: 'nva-01', vnet: there.vnet, subnet: 'snet-inspection', ip, ipForwarding: true },
      ],
      nsgs: [group],
      routeTables: [
        { name: table, routes: [{ name: 'default', prefix: '0.0.0.0/0', nextHop: 'VirtualAppliance', ip }] },
      ],
      links: peer(here.vnet, there.vnet),
    },
    flowVerify(here, 'Outbound', target, { local: CLIENT_PORT, remote: 443 }),
    {
      prompt: `A web service on the internet has the address ${code(target)}. IP flow verify is asked at ${code(here.vm)}: TCP, outbound, to ${code(target)}, port 443. What does it say?`,
      note: 'Both links are Connected. The NSG has its default rules besides.',
      headline: 'A user route can widen the VirtualNetwork tag',
      why: `The prefixes of a subnet's user routes to an appliance belong to its VirtualNetwork tag. Here that is ${code('0.0.0.0/0')}, so the tag holds every address, ${code(target)} included, and ${code(group.rules[0]?.name ?? 'AllowVnetOutBound')} is the first rule that matches.`,
      rules: ['R97', 'R96'],
    },
  );
}
