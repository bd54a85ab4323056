import type { IpFlowVerifyAnswer } from '@/lib/quiz/ask';
import type { Draft, PartDraft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf } from '../../topologies/addresses';
import { buildTopology, peer, type RulePlan } from '../../topologies/plan';
import { drawSites, flowVerify, nicOf, type Site, vnetOf } from '../../topologies/scene';
import { asksWhichAreTrue, yesOrNo } from '../parts/stating';
import { CLIENT_PORT, canReach } from './statements';

/** An NSG on the subnet and one on the NIC: both deny a port inbound, and both deny what goes out. */
export function drawTwoGroups(random: Random, level: Level): Draft {
  const [a, b] = drawSites(random, 2, { regions: 'same' }) as [Site, Site];
  const neighbour: Site = { ...b, vm: `${b.role.vm}-07`, ip: hostOf(b.subnet.range, 40) };
  const shut = random.pick([22, 3389].filter((port) => port !== b.role.port));
  const [onSubnet, onNic] = [`nsg-${b.subnet.name}`, `nsg-${b.vm}`];
  // whether what comes from other networks is stopped too, at the subnet
  const closed = random.oneIn(2);
  const denyOut: RulePlan = {
    name: 'DenyOut',
    priority: random.pick([200, 300]),
    direction: 'Outbound',
    access: 'Deny',
    protocol: 'Tcp',
  };
  const denyIn = (priority: number): RulePlan => ({
    name: random.pick(['DenyAdmin', 'BlockLogin']),
    priority,
    direction: 'Inbound',
    access: 'Deny',
    protocol: 'Tcp',
    port: String(shut),
  });
  const [first, second] = random.shuffle([200, 400]) as [number, number];
  const topology = buildTopology({
    vnets: [vnetOf(a), vnetOf(b, { nsg: onSubnet })],
    nics: [nicOf(a), nicOf(b, { nsg: onNic }), nicOf(neighbour)],
    nsgs: [
      {
        name: onSubnet,
        rules: [
          denyIn(first),
          ...(closed
            ? [
                {
                  name: 'DenyOthers',
                  priority: 500,
                  direction: 'Inbound',
                  access: 'Deny',
                  source: a.range,
                } as const,
              ]
            : []),
          denyOut,
        ],
      },
      { name: onNic, rules: [denyIn(second), denyOut] },
    ],
    links: peer(a.vnet, b.vnet),
  });
  const stops = (direction: 'Inbound' | 'Outbound'): PartDraft => {
    const named = random.pick([onSubnet, onNic]);
    const ports =
      direction === 'Inbound'
        ? { local: shut, remote: CLIENT_PORT }
        : { local: CLIENT_PORT, remote: a.role.port };
    return yesOrNo({
      label:
        direction === 'Inbound'
          ? `What ${code(a.vm)} sends to port ${shut} of ${code(b.vm)} is stopped by ${code(named)}.`
          : `What ${code(b.vm)} sends to ${code(`${a.ip}:${a.role.port}`)} on ${code(a.vm)} is stopped by ${code(named)}.`,
      topology,
      queries: [flowVerify(b, direction, a.ip, ports)],
      holds: ([answer]) => {
        const { access, networkSecurityGroup } = answer as IpFlowVerifyAnswer;
        return access === 'Deny' && networkSecurityGroup === named;
      },
      why:
        direction === 'Inbound'
          ? `On its way in a packet meets the subnet's NSG first. ${code(onSubnet)} denies it, so ${code(onNic)} is not even asked; priorities are compared inside one NSG only.`
          : `On its way out a packet meets the NIC's NSG first. ${code(onNic)} denies it, and ${code(onSubnet)} never sees it.`,
      rules: ['R89', 'R90'],
    });
  };
  const served = canReach(topology, a, b, b.role.port, {
    why: closed
      ? `${code('DenyOthers')} of ${code(onSubnet)} matches ${code(a.ip)}. A peering gets nothing past an NSG.`
      : `Beside the default rules none says anything of port ${b.role.port}, and the default rule lets VirtualNetwork in, peers included. The answers belong to the connection: ${code('DenyOut')} isn't asked.`,
    rules: closed ? ['R35', 'R89'] : ['R93', 'R96'],
  });
  const inside = canReach(topology, neighbour, b, shut, {
    why: `The machines stand in one subnet, and its NSG applies between them as well: outbound at ${code(neighbour.vm)} and inbound at ${code(b.vm)}.`,
    rules: ['R94'],
  });
  return {
    form: 'parts',
    prompt: asksWhichAreTrue(random),
    note: `${code(onSubnet)} stands on the subnet and ${code(onNic)} on the NIC of ${code(b.vm)}. Each denies TCP port ${shut} inbound (priority ${first} on the subnet, ${second} on the NIC) and all TCP outbound (priority ${denyOut.priority}).${closed ? ` ${code(onSubnet)} also denies everything inbound from ${code(a.range)} (priority 500).` : ''}${level > 1 ? ' The links are Connected, with flags at their defaults.' : ''}`,
    topology,
    parts: random.shuffle([stops('Inbound'), random.pick([stops('Outbound'), inside]), served]),
    headline: 'In: subnet, then NIC. Out: NIC, then subnet',
    why: `For each packet: is it new, which way does it go, and which of ${code(onSubnet)} and ${code(onNic)} does it meet first?`,
    rules: ['R89', 'R93'],
  };
}
