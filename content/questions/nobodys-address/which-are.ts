import type { Draft } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { isWithin, privateBlockOf } from '../../topologies/addresses';
import { askSet, drawScene, routesFor, TABLE_SAYS, type Table, targetsOf } from './scene';

/** Which of three addresses end at a None route? */
export function drawDropped(random: Random, level: Level): Draft {
  // now and then nothing is dropped, whatever regions somebody makes of it
  const isAllFine = random.oneIn(4);
  const scene = drawScene(random, isAllFine ? 2 : level, isAllFine ? 'different' : 'any');
  const { spoke, hub, behind, nobody, outside } = scene;
  const table = random.pick<Table>(
    level === 1 ? ['none'] : level === 2 ? ['none', 'other'] : ['none', 'other', 'block-appliance'],
  );
  const routes = routesFor(random, table, scene, level);
  const all = targetsOf(scene);
  const targets = isAllFine
    ? random.shuffle([all.hub, all.outside, all.own])
    : random.sample([all.hub, all.behind, all.nobody, all.outside], 3);
  const names = list(targets.map(({ ip }) => code(ip)));
  const covered = routes.filter(
    ({ prefix }) => isWithin(`${behind.ip}/32`, prefix) || isWithin(`${nobody}/32`, prefix),
  );
  return askSet(scene, routes, targets, 'None', random.oneIn(2), {
    prompt: random.pick([
      `${code(spoke.vm)} sends a packet to each of ${names}. Which of the packets does Azure drop right at the start?`,
      `Of the packets that ${code(spoke.vm)} sends to ${names}, which ones have no way out of its subnet and are dropped?`,
      `For which of ${names} has ${code(spoke.vm)} no route but one that drops the packet?`,
    ]),
    headline: isAllFine
      ? 'The own network, peers in any region and the internet have routes'
      : 'What nobody has, and what lies behind a peer, is dropped',
    why: [
      `Beside routes to its own network and to peers, every subnet has ${code('0.0.0.0/0')} → Internet and longer None routes for the private blocks.`,
      targets.includes(all.hub) ? `${code(hub.ip)} has the peering route ${code(hub.range)}.` : '',
      targets.includes(all.own) ? `${code(all.own.ip)} is in ${code(spoke.range)}, the network itself.` : '',
      targets.includes(all.behind)
        ? `${code(behind.ip)} lies behind the peer, and no peering brings a route there.`
        : '',
      targets.includes(all.nobody) ? `${code(nobody)} lies nowhere.` : '',
      covered.length > 0 && !isAllFine
        ? `But ${list(covered.map(({ prefix, name }) => `${code(name)} (${code(prefix)})`))} takes the addresses it covers to ${code('nva-01')} instead.`
        : '',
      targets.includes(all.outside) ? `${code(outside)} is public, and leaves for the internet.` : '',
    ]
      .filter((part) => part !== '')
      .join(' '),
    about: isAllFine ? ['M11'] : ['M22', 'M1'],
  });
}

/** Which of three addresses have the next hop Internet? */
export function drawLeaving(random: Random, level: Level): Draft {
  const scene = drawScene(random, level);
  const { spoke, hub, outside } = scene;
  const table = random.pick<Table>(
    level === 1 ? ['none'] : ['none', 'other', 'default-internet', 'default-internet'],
  );
  const routes = routesFor(random, table, scene, level);
  const all = targetsOf(scene);
  const elsewhere = {
    ip: random.pick(['8.8.4.4', '9.9.9.9', '1.1.1.1']),
    what: 'a server on the internet too',
  };
  const targets = random.shuffle(
    random.oneIn(2)
      ? [all.outside, elsewhere, random.pick([all.behind, all.nobody])]
      : [all.outside, ...random.sample([all.hub, all.behind, all.nobody], 2)],
  );
  const isTwo = targets.includes(elsewhere);
  const names = list(targets.map(({ ip }) => code(ip)));
  const strange = targets.filter((target) => target === all.behind || target === all.nobody);
  const unknown = list(strange.map(({ ip }) => code(ip)));
  const blocks = list([...new Set(strange.map(({ ip }) => code(privateBlockOf(`${ip}/32`))))], 'or');
  const peered = targets.includes(all.hub)
    ? ` ${code(all.hub.ip)} has the peering route ${code(hub.range)}.`
    : '';
  return askSet(scene, routes, targets, 'Internet', random.oneIn(2), {
    prompt: random.pick([
      `${code(spoke.vm)} sends a packet to each of ${names}. Which of them leave for the internet?`,
      `Of ${names}, which does ${code(spoke.vm)} have the next hop Internet for?`,
      `Which of the packets from ${code(spoke.vm)} to ${names} does Azure send out to the internet?`,
    ]),
    headline:
      table === 'default-internet'
        ? 'A user route for everything takes the None routes away'
        : 'Private addresses that nobody has don’t go to the internet',
    why:
      table === 'default-internet'
        ? `With the user route ${code('0.0.0.0/0')} the subnet has no None routes any more, so whatever no longer route covers follows it to the internet: ${code(outside)}${isTwo ? `, ${code(elsewhere.ip)}` : ''}, and private ${unknown} too, where it is lost.${peered}`
        : `${isTwo ? `${code(outside)} and ${code(elsewhere.ip)} are` : `${code(outside)} is`} public, and ${code('0.0.0.0/0')} → Internet is the only route there. For private ${unknown} the None route of its block, ${blocks}, is longer, so Azure drops what is sent there.${peered}${TABLE_SAYS(scene, routes)}`,
    about: table === 'default-internet' ? ['M1'] : ['M22'],
  });
}
