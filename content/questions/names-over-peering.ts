import type { Draft, Family } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Random } from '@/lib/random';
import { peer } from '../topologies/plan';
import { drawSites, planOf, type Site } from '../topologies/scene';
import { authored, wrong } from './parts/authoring';

/** Names and peering have nothing to do with each other. Written by hand: what DNS answers isn't modelled. */
export const namesOverPeering: Family = {
  id: 'names-over-peering',
  title: 'Names over a peering',
  concepts: ['dns-over-peering'],
  levels: [2, 3],
  kind: 'single-choice',
  misconceptions: ['M29'],
  structures: [
    { name: 'what-is-needed', draw: drawWhatIsNeeded },
    { name: 'azure-name', draw: drawAzureName },
    { name: 'zone-in-the-hub', draw: drawZoneInTheHub },
    { name: 'own-server', draw: drawOwnServer },
    { name: 'peering-removed', draw: drawPeeringRemoved },
    { name: 'registration', levels: [3], draw: drawRegistration },
  ],
};

function drawPair(random: Random) {
  const [a, b] = drawSites(random, 2) as [Site, Site];
  return {
    a,
    b,
    zone: random.pick(['corp.internal', 'prod.contoso.com', 'lab.internal']),
    plan: planOf([a, b], { links: peer(a.vnet, b.vnet) }),
  };
}

function drawWhatIsNeeded(random: Random): Draft {
  const { a, b, plan } = drawPair(random);
  return authored(plan, {
    prompt: random.pick([
      `${code(a.vm)} reaches ${code(b.ip)} over the peering. It also has to find that machine by a name. What does that take?`,
      `The networks are peered, and packets flow. Machines of both must now find each other by name as well. What is needed?`,
    ]),
    right: random.pick([
      'A private DNS zone that is linked to both networks',
      'A private DNS zone with a link to each of the two',
    ]),
    wrong: [
      wrong(
        'Nothing: over a peering the names of Azure resolve as well',
        'M29',
        `Azure's own names end at the network. ${code(b.vm)} has one in ${code(b.vnet)}, and nobody in ${code(a.vnet)} can ask for it.`,
      ),
      wrong(
        `A private DNS zone that is linked to ${code(b.vnet)}, where the machine is`,
        'M29',
        `A zone answers in the networks it is linked to, and the peering doesn't pass that on. ${code(a.vnet)} needs a link of its own.`,
      ),
    ],
    headline: 'Names need zones, not peerings',
    why: `The peering carries packets between ${code(a.range)} and ${code(b.range)}. For names, a private DNS zone is linked to ${code(a.vnet)} and to ${code(b.vnet)}, or both ask a DNS server that knows them.`,
    rules: ['R108', 'R109'],
  });
}

function drawAzureName(random: Random): Draft {
  const { a, b, plan } = drawPair(random);
  return authored(plan, {
    prompt: random.pick([
      `Both networks use the DNS that Azure provides, and there is no private zone. ${code(a.vm)} looks up the name ${code(b.vm)}. What does it get?`,
      `Neither network has DNS settings of its own or a private zone. What comes back when ${code(a.vm)} asks for ${code(b.vm)}?`,
    ]),
    right: random.pick([
      'No address: the name is not known there',
      'No address, since that name is known in the other network only',
    ]),
    wrong: [
      wrong(
        `${code(b.ip)}: the peering joins their names too`,
        'M29',
        `The names Azure gives stay inside one network. ${code(b.ip)} itself can be reached; only its name is unknown in ${code(a.vnet)}.`,
      ),
    ],
    headline: 'Azure’s own names end at the network',
    why: `${code(b.vm)} is a name of ${code(b.vnet)}. The DNS that Azure provides answers for it in that network alone, peered or not.`,
    rules: ['R108'],
  });
}

function drawZoneInTheHub(random: Random): Draft {
  const [hub, a, b] = drawSites(random, 3, { hub: true }) as [Site, Site, Site];
  const zone = random.pick(['corp.internal', 'prod.contoso.com']);
  return authored(planOf([hub, a, b], { links: [...peer(a.vnet, hub.vnet), ...peer(b.vnet, hub.vnet)] }), {
    prompt: `The private DNS zone ${code(zone)} is linked to ${code(hub.vnet)} and to no other network. No network has DNS servers of its own. Whose machines resolve names of ${code(zone)}?`,
    right: `Those of ${code(hub.vnet)}`,
    wrong: [
      wrong(
        `Those of ${code(hub.vnet)}, ${code(a.vnet)} and ${code(b.vnet)}`,
        'M29',
        `A link counts for the network it names. That ${code(a.vnet)} and ${code(b.vnet)} are peers of ${code(hub.vnet)} doesn't let them ask the zone.`,
      ),
    ],
    headline: 'A zone answers where it is linked',
    why: `Links between a private zone and a network have nothing to do with peerings. ${code(a.vnet)} and ${code(b.vnet)} each need a link of their own, or a DNS server in the hub that they ask.`,
    rules: ['R109'],
  });
}

function drawOwnServer(random: Random): Draft {
  const [hub, spoke, other] = drawSites(random, 3, { hub: true }) as [Site, Site, Site];
  return authored(
    planOf([hub, spoke, other], { links: [...peer(spoke.vnet, hub.vnet), ...peer(other.vnet, hub.vnet)] }),
    {
      prompt: random.pick([
        `A DNS server is set up at ${code(hub.ip)} in ${code(hub.vnet)}. The machines of both spokes are to ask it. What has to be set?`,
        `${code(hub.ip)} is now the company's DNS server. How do the machines of ${code(spoke.vnet)} and ${code(other.vnet)} come to use it?`,
      ]),
      right: `${code(hub.ip)} as DNS server of each of the two spokes`,
      wrong: [
        wrong(
          `${code(hub.ip)} as DNS server of ${code(hub.vnet)}, and the spokes follow`,
          'M29',
          'DNS servers are a setting of one network. A peering passes on routes, not settings.',
        ),
        wrong(
          'Nothing: peers ask the DNS server of their hub',
          'M29',
          'Who is asked is said by the DNS setting of each network. A hub is a peer like any other in this.',
        ),
      ],
      headline: 'DNS settings do not follow a peering',
      why: `Each virtual network says which servers its machines ask. The peerings let ${code(spoke.vm)} reach ${code(hub.ip)}; that it does so for names has to be set in ${code(spoke.vnet)}, and in ${code(other.vnet)} too.`,
      rules: ['R110', 'R108'],
    },
  );
}

function drawPeeringRemoved(random: Random): Draft {
  const { a, b, zone, plan } = drawPair(random);
  return authored(plan, {
    prompt: `The private DNS zone ${code(zone)} is linked to ${code(a.vnet)} and to ${code(b.vnet)}. Now both links of the peering are deleted. What becomes of the names?`,
    right: random.pick([
      'They resolve as before, but packets no longer get across',
      'They resolve as before, though nothing is reached',
    ]),
    wrong: [
      wrong(
        'They resolve no longer, since the networks are apart',
        'M29',
        `The zone is linked to each network by itself. ${code(a.vm)} still gets the address ${code(b.ip)}; it just can't reach it.`,
      ),
    ],
    headline: 'Zones and peerings are separate things',
    why: `${code(zone)} answers in both networks as long as both are linked to it. Without the peering ${code(b.ip)} has no route any more, so a name is found and a connection fails.`,
    rules: ['R109', 'R31'],
  });
}

function drawRegistration(random: Random): Draft {
  const [hub, a, b] = drawSites(random, 3, { hub: true }) as [Site, Site, Site];
  const zone = random.pick(['corp.internal', 'prod.contoso.com']);
  return authored(planOf([hub, a, b], { links: [...peer(a.vnet, hub.vnet), ...peer(b.vnet, hub.vnet)] }), {
    prompt: `${code(zone)} is linked to ${code(hub.vnet)} with registration, and to ${code(a.vnet)} for resolution only. ${code(b.vnet)} has no link. Which machines have a record in ${code(zone)} by themselves?`,
    right: `Those of ${code(hub.vnet)}`,
    wrong: [
      wrong(
        `Those of ${code(hub.vnet)} and its peers`,
        'M29',
        'Registration is a property of one link between a zone and a network. Peers of that network take no part in it.',
      ),
      wrong(
        `Those of ${code(hub.vnet)} and ${code(a.vnet)}`,
        'M29',
        `${code(a.vnet)} may ask the zone, and its machines aren't entered there: its link is for resolution.`,
      ),
    ],
    headline: 'Only a link with registration enters machines',
    why: `A link with registration enters the machines of its own network, here ${code(hub.vnet)}. ${code(a.vnet)} can look names up, ${code(b.vnet)} can't even do that, and the peerings change nothing in this.`,
    rules: ['R109'],
  });
}
