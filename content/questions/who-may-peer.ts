import type { Draft, Family } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Random } from '@/lib/random';
import { peer } from '../topologies/plan';
import { drawSites, planOf, type Site } from '../topologies/scene';
import { authored, wrong } from './parts/authoring';

/** Subscriptions, tenants and rights. Written by hand: who may do what is no matter of reachability. */
export const whoMayPeer: Family = {
  id: 'who-may-peer',
  title: 'Who may peer?',
  concepts: ['cross-subscription-peering', 'peering-links-and-states'],
  levels: [2, 3],
  kind: 'single-choice',
  misconceptions: ['M4', 'M6', 'M11', 'M12'],
  structures: [
    { name: 'two-subscriptions', draw: drawTwoSubscriptions },
    { name: 'two-tenants', draw: drawTwoTenants },
    { name: 'two-teams', draw: drawTwoTeams },
    { name: 'right-on-one-side', draw: drawRightOnOneSide },
    { name: 'bought-company', draw: drawBoughtCompany },
  ],
};

function drawPair(random: Random) {
  const [a, b] = drawSites(random, 2, { regions: random.pick(['same', 'different']) }) as [Site, Site];
  return { a, b, plan: planOf([a, b]) };
}

const where = (a: Site, b: Site) =>
  a.region === b.region
    ? `Both are in ${a.region.title}.`
    : `They are in ${a.region.title} and ${b.region.title}.`;

function drawTwoSubscriptions(random: Random): Draft {
  const { a, b, plan } = drawPair(random);
  return authored(plan, {
    prompt: `${code(a.vnet)} and ${code(b.vnet)} belong to different subscriptions of one company. What does the administrator who peers them need?`,
    note: where(a, b),
    right: random.pick([
      'Network Contributor, or as much, on both networks',
      'The right to write peerings on both networks',
    ]),
    wrong: [
      wrong(
        'Both networks in one subscription, to which one is moved',
        'M12',
        'Subscriptions may differ. Nothing has to be moved.',
      ),
      wrong(
        `Network Contributor on ${code(a.vnet)}, where the link is made`,
        'M4',
        'A peering is two links, one in each network, so the right is needed on both.',
      ),
      ...(a.region === b.region
        ? []
        : [
            wrong(
              'A gateway in both networks, since they are in two regions',
              'M11',
              'Between regions it is global peering, which needs no gateway.',
            ),
          ]),
    ],
    headline: 'What counts is the right on both networks',
    why: `Azure asks whether the caller may write peerings in ${code(a.vnet)} and in ${code(b.vnet)}. Whether that is one subscription or two is of no importance.`,
    rules: ['R19', 'R24'],
  });
}

function drawTwoTenants(random: Random): Draft {
  const { a, b, plan } = drawPair(random);
  return authored(plan, {
    prompt: random.pick([
      `${code(b.vnet)} belongs to a partner with a tenant of its own. Can it be peered with ${code(a.vnet)}?`,
      `Two companies, two Entra tenants: is a peering of ${code(a.vnet)} with ${code(b.vnet)} possible?`,
    ]),
    note: `${where(a, b)} The address ranges don't overlap.`,
    right: random.pick([
      'Yes, by accounts that have the right on both networks, as guests if need be',
      'Yes, if the accounts used have the right on both networks',
    ]),
    wrong: [
      wrong(
        'No: both networks have to belong to the same tenant',
        'M12',
        'Tenants may differ. One side invites the other as a guest, or a service principal is used.',
      ),
      wrong(
        'Yes, and it is enough that one of the two makes a link',
        'M4',
        'Two links are needed here as well, one from each side.',
      ),
    ],
    headline: 'Tenants may differ',
    why: `A peering across tenants works like any other: a link in ${code(a.vnet)}, a link in ${code(b.vnet)}. Whoever makes them needs rights on both, which a guest account or a service principal can have.`,
    rules: ['R19'],
  });
}

/** Each team may write its own network only. */
function drawTwoTeams(random: Random): Draft {
  const { a, b, plan } = drawPair(random);
  return authored(plan, {
    prompt: `The team of ${code(a.vnet)} has made its link to ${code(b.vnet)}, and it shows Initiated. What is missing?`,
    note: `${where(a, b)} The two networks belong to different subscriptions.`,
    right: `A link in ${code(b.vnet)} that leads to ${code(a.vnet)}`,
    wrong: [
      wrong(
        `Nothing: it turns Connected as soon as ${code(b.vnet)} answers`,
        'M4',
        `${code(b.vnet)} doesn't answer by itself. Somebody has to make a link there.`,
      ),
      wrong(
        `A move of ${code(b.vnet)} to the same subscription`,
        'M12',
        'That subscriptions differ is no obstacle, and no reason for Initiated.',
      ),
    ],
    headline: 'Initiated waits for the other link',
    why: `A link is Initiated as long as it is alone. With a link from ${code(b.vnet)} to ${code(a.vnet)}, made by somebody with rights on both, both turn Connected.`,
    rules: ['R24', 'R19'],
  });
}

function drawRightOnOneSide(random: Random): Draft {
  const { a, b, plan } = drawPair(random);
  return authored(plan, {
    prompt: `An administrator is Network Contributor on ${code(a.vnet)} and has no role on ${code(b.vnet)}. What comes of the attempt to peer them?`,
    note: where(a, b),
    right: random.pick([
      'Azure refuses: the right on the other network is missing',
      'Azure refuses, since the right is needed on both networks',
    ]),
    wrong: [
      wrong(
        `The link of ${code(a.vnet)} is made, and that is enough for traffic`,
        'M4',
        'One link carries nothing, and without rights on the other network it is not even made.',
      ),
      wrong(
        'Azure refuses, as long as the networks are not in one subscription',
        'M12',
        'The subscription is not the point. The right on the other network is.',
      ),
    ],
    headline: 'A link needs rights on both networks',
    why: `Making a link in ${code(a.vnet)} means taking part in ${code(b.vnet)} too, so Azure checks the right on both sides.`,
    rules: ['R19'],
  });
}

/** A takeover: two tenants, two subscriptions, and a peering that is there already. */
function drawBoughtCompany(random: Random): Draft {
  const [hub, ours, theirs] = drawSites(random, 3, { hub: true }) as [Site, Site, Site];
  return authored(planOf([hub, ours, theirs], { links: peer(hub.vnet, ours.vnet) }), {
    prompt: `The company buys another one, whose ${code(theirs.vnet)} (${code(theirs.range)}) is in a tenant of its own. It is to become a spoke of ${code(hub.vnet)}. What has to happen first?`,
    note: 'No address ranges overlap.',
    right: random.pick([
      'Nothing but rights for an account on both networks',
      'Only that an account gets the right on both networks',
    ]),
    wrong: [
      wrong(
        `${code(theirs.vnet)} is moved to the tenant of ${code(hub.vnet)}`,
        'M12',
        'Peering works across tenants. A move can come later, or never.',
      ),
      wrong(
        `The peering with ${code(ours.vnet)} is deleted and made again later`,
        'M6',
        `A hub takes further peers at any time. What it has with ${code(ours.vnet)} stays untouched.`,
      ),
    ],
    headline: 'A further peer, in another tenant, is a peer like any other',
    why: `${code(theirs.range)} overlaps neither ${code(hub.range)} nor ${code(ours.range)}. So two more links are all it takes, made by accounts with rights on both networks.`,
    rules: ['R19', 'R16', 'R23'],
  });
}
