import { expect, test } from 'vitest';
import { randomOf } from '@/lib/random';
import { drawSites, planOf, reach, type Site } from '../../topologies/scene';
import { askPick, isAnswered } from './picking';
import { placesOf } from './places';
import { elsewhere } from './subscriptions';

const [home, other, away] = drawSites(randomOf('parts'), 3, {
  regions: ['home', 'home', 'away'],
}) as [Site, Site, Site];

test('places are told region by region, and one region once', () => {
  expect(placesOf([home, away, other])).toBe(
    `\`${home.vnet}\` and \`${other.vnet}\` are in ${home.region.title} and \`${away.vnet}\` is in ${away.region.title}.`,
  );
  expect(placesOf([home, other])).toBe(`All of them are in ${home.region.title}.`);
  expect(placesOf([away])).toBe(`\`${away.vnet}\` is in ${away.region.title}.`);
});

test('a network whose name begins like another’s stays where it is when that one is moved', () => {
  const longer: Site = { ...other, vnet: `${home.vnet}-weu`, vm: 'vm-longer-01' };
  const pick = askPick(
    randomOf('moved'),
    planOf([home, longer]),
    [{ name: 'a', query: reach(home, longer), holds: isAnswered, because: '' }],
    { which: ['?'], whichNot: ['?'], headline: '', rules: [] },
  );
  const moved = elsewhere(pick, [home]);
  if (moved.form !== 'ask') throw new Error('a pick asks');
  const subscriptionOf = (name: string) =>
    moved.topology.resources.find((resource) => resource.name === name)?.id?.split('/')[2];
  expect(subscriptionOf(home.vm)).toBe(subscriptionOf(home.vnet));
  expect(subscriptionOf(home.vnet)).not.toBe(subscriptionOf(longer.vnet));
  expect(subscriptionOf(longer.vm)).toBe(subscriptionOf(longer.vnet));
});

test('what is picked is what holds, or what does not, in the order of the items', () => {
  const items = [home, other, away].map((site) => ({
    name: site.vm,
    query: reach(home, site),
    holds: () => site !== other,
    because: '',
  }));
  const drafts = Array.from({ length: 12 }, (_, seed) =>
    askPick(randomOf(`pick ${seed}`), planOf([home, other, away]), items, {
      which: ['which?'],
      whichNot: ['which not?'],
      headline: '',
      rules: [],
    }),
  );
  const texts = drafts.map((draft) =>
    draft.form === 'ask' ? `${draft.prompt} ${draft.phrase(items.map(() => ({}) as never))}` : '',
  );
  const both = [`${home.vm} and ${away.vm}`, `${away.vm} and ${home.vm}`];
  for (const text of texts)
    expect([`which not? ${other.vm}`, ...both.map((pair) => `which? ${pair}`)]).toContain(text);
  expect(new Set(texts.map((text) => text.split('?')[0])).size).toBe(2);
});
