import type { AuthoredDraft, Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { linkName, type NetworkPlan } from '../../topologies/plan';
import { nicOf, planOf, vnetOf } from '../../topologies/scene';
import { authored, wrong } from '../parts/authoring';
import { drawScene, fails, soundSays, withSound } from './scene';

type Story = Pick<AuthoredDraft, 'right' | 'wrong' | 'headline' | 'why' | 'rules'> & {
  readonly plan: NetworkPlan;
  readonly found: Prose;
};

/** What is to be done, by what the links show. The same remedies stand under each story, and each is right under one. */
export function drawRemedy(random: Random, level: Level): Draft {
  const told = random.pick(
    level === 1
      ? (['initiated', 'green', 'disconnected'] as const)
      : (['initiated', 'disconnected', 'disconnected', 'grown', 'grownThere', 'green'] as const),
  );
  const scene = drawScene(random, level, told === 'initiated' ? 'different' : 'same');
  const { a, b, there, back } = scene;
  const [first, second] = [code(linkName(there)), code(linkName(back))];
  const range = random.pick(['172.30.0.0/20', '192.168.224.0/20', '10.249.0.0/18']);
  const remedies = {
    create: `Create ${second} in ${code(b.vnet)}`,
    renew: `Delete ${first}, then create both links`,
    sync: `Sync ${second}, the link of ${code(b.vnet)}`,
    syncOther: `Sync ${first}, the link of ${code(a.vnet)}`,
    elsewhere: `Leave the peering, look at NSGs and routes`,
    inside: `Leave the network, look inside ${code(b.vm)}`,
    gateways: `Join the two regions by VPN gateways instead`,
  };
  const stories: Readonly<Record<typeof told, () => Story>> = {
    initiated: () => ({
      plan: planOf([a, b], { links: [there] }),
      found:
        level === 1
          ? `${fails(random, scene)} In the portal the peering ${first} shows Initiated.`
          : `${first} shows Initiated, its provisioning state Succeeded.`,
      right: remedies.create,
      wrong: [
        wrong(
          remedies.elsewhere,
          'M4',
          `${level === 1 ? 'Initiated' : 'Succeeded'} means that this one link was created. A peering takes another one, in ${code(b.vnet)}, and without it there is no route.`,
        ),
        wrong(
          remedies.gateways,
          'M11',
          `${a.region.title} and ${b.region.title} can be peered like any two regions. What is missing is the other link.`,
        ),
      ],
      headline: 'Initiated means that half is missing',
      why: `${first} waits for ${second}, which nobody has made. ${level === 1 ? '' : 'That Azure created it without a fault, Succeeded, says nothing about the other half. '}Once ${second} exists, both show Connected.`,
      rules: ['R24', 'R27'],
    }),
    disconnected: () => ({
      plan: planOf([a, b], { links: [{ ...there, state: 'Disconnected' }] }),
      found: `${first} shows Disconnected; ${second} was deleted by mistake.`,
      right: remedies.renew,
      wrong: [
        wrong(remedies.create, 'M5', `Azure refuses that as long as ${first} is Disconnected.`),
        wrong(
          remedies.elsewhere,
          'M4',
          'A Disconnected link brings no route and carries nothing, whatever NSGs and tables say.',
        ),
      ],
      headline: 'A Disconnected link has to go first',
      why: `${first} remembers a peering whose other half was deleted. Azure doesn't take a new ${second} beside it. Once ${first} is gone, both can be created as if for the first time.`,
      rules: ['R26', 'R25'],
    }),
    grown: () => ({
      plan: {
        vnets: [{ ...vnetOf(a), ranges: [a.range, range] }, vnetOf(b)],
        nics: [nicOf(a), nicOf(b)],
        links: [there, { ...back, remoteRanges: [a.range] }],
      },
      found: `${code(a.vnet)} was given ${code(range)} yesterday. From ${code(b.vnet)} everything in ${code(a.range)} is reached, nothing in ${code(range)}.`,
      right: remedies.sync,
      wrong: [
        wrong(
          remedies.syncOther,
          'M7',
          `${code(a.vnet)} knows its own ranges. The side with the old picture is ${code(b.vnet)}.`,
        ),
        wrong(
          remedies.renew,
          'M6',
          'It would work, with an outage for what runs now. A sync does it without.',
        ),
      ],
      headline: 'A new range is known after a sync',
      why: `${code(b.vnet)} routes by the ranges as they were last synced, and that was before ${code(range)} was added. Its own ${second} shows LocalNotInSync: there the sync is run.`,
      rules: ['R11', 'R29', 'R30'],
    }),
    grownThere: () => ({
      plan: {
        vnets: [vnetOf(a), { ...vnetOf(b), ranges: [b.range, range] }],
        nics: [nicOf(a), nicOf(b)],
        links: [{ ...there, remoteRanges: [b.range] }, back],
      },
      found: `${code(b.vnet)} was given ${code(range)} yesterday. From ${code(a.vnet)} everything in ${code(b.range)} is reached, nothing in ${code(range)}.`,
      right: remedies.syncOther,
      wrong: [
        wrong(
          remedies.sync,
          'M7',
          `${code(b.vnet)} knows its own ranges. The side with the old picture is ${code(a.vnet)}.`,
        ),
        wrong(
          remedies.renew,
          'M6',
          'It would work, with an outage for what runs now. A sync does it without.',
        ),
      ],
      headline: 'A new range is known after a sync',
      why: `${code(a.vnet)} routes by the ranges as they were last synced, and that was before ${code(range)} was added. Its own ${first} shows LocalNotInSync: there the sync is run.`,
      rules: ['R11', 'R29', 'R30'],
    }),
    green: () => ({
      plan: planOf([a, b], { links: [there, back] }),
      found: `${fails(random, scene)} Both links show Connected and FullyInSync.`,
      right: remedies.elsewhere,
      wrong: [
        wrong(
          remedies.renew,
          'M13',
          'The peering does all it can: there are routes. What stops packets over a sound peering are rules and user routes.',
        ),
        wrong(
          remedies.inside,
          'M36',
          'That there are routes is the first half. NSGs and user routes are part of Azure, and stop packets before any machine sees them.',
        ),
      ],
      headline: 'A Connected peering is no longer where to look',
      why: `Connected on both sides and in sync: the routes between ${code(a.range)} and ${code(b.range)} are there. What is left are NSGs on the way and user routes at both ends.`,
      rules: ['R35', 'R27', 'R28'],
    }),
  };
  const { plan, found, ...rest } = stories[told]();
  return authored(withSound(plan, scene), {
    ...(scene.sound && { note: soundSays(scene) }),
    prompt: `${found} ${random.pick(['What mends it?', 'What is to be done?', 'Which step is the right one?'])}`,
    ...rest,
  });
}
