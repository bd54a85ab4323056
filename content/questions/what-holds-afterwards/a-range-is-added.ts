import type { PeeringStateAnswer } from '@/lib/quiz/ask';
import type { Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { lastSubnetOf } from '../../topologies/addresses';
import { buildTopology, peer } from '../../topologies/plan';
import { drawSites, planOf, type Site } from '../../topologies/scene';
import { addRange, EXTRA_RANGES, linkIn, syncLink } from '../parts/operating';
import { asks, type Claim, claimed, nameOf, sync } from './claims';

/** A range is added, and perhaps a link is synced: what does Azure do, and what does the peer know then? */
export function drawRangeAdded(random: Random, level: Level): Draft {
  const [a, b] = drawSites(random, 2, { regions: level === 3 ? 'any' : 'same' }) as [Site, Site];
  const [there, back] = peer(a.vnet, b.vnet);
  const topology = buildTopology(planOf([a, b], { links: [there, back] }));
  const fits = level === 1 || !random.oneIn(4);
  // a part of the peer's range that no subnet lies in
  const range = fits ? random.pick(EXTRA_RANGES) : lastSubnetOf(b.range, 26);
  const done = fits ? random.pick(['nothing', 'theirs', 'theirs', 'own'] as const) : 'refused';
  const synced = { nothing: null, refused: null, theirs: back, own: there }[done];
  const after = [addRange(a, range), ...(synced ? [syncLink(synced)] : [])];
  const isAdded = (answer: PeeringStateAnswer) => answer.history[0]?.decision.allowed === true;
  const isOld = (answer: PeeringStateAnswer) =>
    linkIn(answer, back)?.peeringSyncLevel.startsWith('Local') === true;

  const accepted = random.oneIn(2);
  const accepts: Claim = {
    label: accepted
      ? `Azure adds ${code(range)} to ${code(a.vnet)} while the peering stands.`
      : `Azure doesn’t add ${code(range)} to ${code(a.vnet)} as long as the peering stands.`,
    holds: (answer) => isAdded(answer) === accepted,
    why: fits
      ? 'A range can be added to a peered network. Nothing has to be deleted for it.'
      : `${code(range)} lies inside ${code(b.range)}, the range of its peer, so Azure refuses it. That no subnet is there makes no difference.`,
    rules: fits ? ['R9'] : ['R10', 'R15'],
  };
  const connected = random.oneIn(2);
  const shown = random.pick([there, back]);
  const asOfThen = (answer: PeeringStateAnswer) => answer.history[0]?.peerings ?? {};
  const states: Claim = {
    label: {
      now: connected ? 'Both links show Connected.' : `${nameOf(shown)} shows Disconnected.`,
      before: connected
        ? 'Both links showed Connected before the sync as well.'
        : `${nameOf(shown)} showed Disconnected before the sync.`,
    }[synced ? 'before' : 'now'],
    // a sync would end what somebody may expect of a new range
    holds: (answer) =>
      Object.values(asOfThen(answer)).every(({ peeringState }) => peeringState === 'Connected') === connected,
    why: 'Links stay Connected when ranges change, and what was peered before goes on working.',
    rules: ['R28'],
  };
  const learned = synced !== null && random.oneIn(2);
  const picture: Claim = {
    label: learned
      ? `${code(b.vnet)} has learned the range ${code(range)}.`
      : `${nameOf(back)}, the link of ${code(b.vnet)}, needs a sync.`,
    holds: (answer) => (learned ? isAdded(answer) && !isOld(answer) : isOld(answer)),
    why: {
      nothing: `Without a sync ${code(b.vnet)} keeps its old picture of ${code(a.vnet)}.`,
      refused: 'Nothing was added, so there is nothing to sync.',
      theirs: `${nameOf(back)} was synced: with that ${code(b.vnet)} took over the ranges that ${code(a.vnet)} has now.`,
      own: `${nameOf(there)} holds what ${code(a.vnet)} knows of ${code(b.vnet)}, where nothing changed. Its sync tells ${code(b.vnet)} nothing.`,
    }[done],
    rules: ['R29', 'R28'],
  };
  const inSync: Claim = {
    label: `${nameOf(there)}, the link of ${code(a.vnet)}, shows FullyInSync.`,
    holds: (answer) => linkIn(answer, there)?.peeringSyncLevel === 'FullyInSync',
    why: {
      nothing: `As long as ${code(b.vnet)} hasn't been synced, ${nameOf(there)} shows RemoteNotInSync.`,
      refused: 'Nothing was added, so both links are in sync as before.',
      theirs: `After the sync of ${nameOf(back)} both links are in sync again.`,
      own: `It is ${code(b.vnet)} that is behind, and so ${nameOf(there)} goes on showing RemoteNotInSync.`,
    }[done],
    rules: ['R28', 'R29'],
  };
  const claims =
    done === 'refused'
      ? [accepts, picture, inSync]
      : random.sample([picture, accepts, states, ...(level > 1 ? [inSync] : [])], 3);
  return {
    form: 'parts',
    prompt: `${code(a.vnet)} and ${code(b.vnet)} are peered. An administrator ${fits ? 'adds' : 'wants to add'} ${code(range)} to ${code(a.vnet)}${synced ? `, then ${sync(synced)}` : ''}. ${asks(random)}`,
    note: 'Both links were Connected and in sync before. What Azure refuses changes nothing.',
    topology,
    parts: random.shuffle(claims).map(claimed(topology, after)),
    headline: fits ? 'Add it, and sync the side that did not change' : 'What is added may not overlap a peer',
    why: fits
      ? `Only the picture that ${code(b.vnet)} has of ${code(a.vnet)} can get old.`
      : `${code(range)} is part of ${code(b.range)}.`,
    rules: ['R9', 'R28', 'R29'],
  };
}
