import { code, list } from '@/lib/quiz/phrase';
import type { Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { linkName } from '../../topologies/plan';
import type { Site } from '../../topologies/scene';
import type { Scene } from './authored-scenes';

/** What the names in braces stand for in one drawing. */
export type Words = ReadonlyMap<string, string>;

/**
 * - `{a}` is the network `a` of the scene; `{a.range}`, `{a.subnet}`, `{a.vm}`, `{a.ip}`, `{a.address}` (with its port) and
 *   `{a.port}` belong to it, `{a.region}` is where it is, `{a>b}` its link to `b`;
 * - `{where}` is a sentence that says in which region the networks are;
 * - `{gb}` is an amount of data, `{2gb}` and `{4gb}` are multiples of it; `{zone}` is a private DNS zone;
 * - a scene may have more: `{gateway}`, `{office}`, `{nva}`, `{nva.ip}`.
 */
export function wordsOf(random: Random, scene: Scene): Words {
  const gigabytes = random.pick([50, 80, 120, 200, 400, 750]);
  const entries = Object.entries(scene.sites);
  return new Map<string, string>([
    ...entries.flatMap(([name, site]) => wordsOfSite(name, site)),
    ...entries.flatMap(([from, { vnet }]) =>
      entries
        .filter(([to]) => to !== from)
        .map(([to, site]): [string, string] => [
          `${from}>${to}`,
          code(linkName({ from: vnet, to: site.vnet })),
        ]),
    ),
    ['where', whereabouts(entries.map(([, site]) => site))],
    ['gb', String(gigabytes)],
    ['2gb', String(2 * gigabytes)],
    ['4gb', String(4 * gigabytes)],
    ['zone', code(random.pick(['corp.internal', 'prod.contoso.com', 'lab.internal']))],
    ...Object.entries(scene.words ?? {}).map(([name, text]): [string, string] => [name, code(text)]),
  ]);
}

const wordsOfSite = (name: string, site: Site): [string, string][] => [
  [name, code(site.vnet)],
  [`${name}.range`, code(site.range)],
  [`${name}.subnet`, code(site.subnet.range)],
  [`${name}.vm`, code(site.vm)],
  [`${name}.ip`, code(site.ip)],
  [`${name}.address`, code(`${site.ip}:${site.role.port}`)],
  [`${name}.port`, String(site.role.port)],
  [`${name}.region`, site.region.title],
];

/** `All networks are in West Europe.`, or which is where. */
function whereabouts(sites: readonly Site[]): string {
  const titles = [...new Set(sites.map(({ region }) => region.title))];
  if (titles.length === 1) return `${sites.length === 2 ? 'Both' : 'All'} networks are in ${titles[0]}.`;
  const groups = titles.map((title) => {
    const names = sites.filter(({ region }) => region.title === title).map(({ vnet }) => code(vnet));
    return `${list(names)} ${names.length === 1 ? 'is' : 'are'} in ${title}`;
  });
  return `${groups.join(', ')}.`;
}

const BRACES = /\{([^{}]*)\}/g;

/** @throws if the text names what the drawing doesn't have: a mistake of an author, which the check of content finds */
export const fill = (text: Prose, words: Words): Prose =>
  text.replace(BRACES, (_, name: string) => {
    const word = words.get(name);
    if (word === undefined)
      throw new Error(`{${name}} stands for nothing here; known are ${[...words.keys()].join(', ')}`);
    return word;
  });

/** The names in braces that stand for nothing. */
export const unknownIn = (text: Prose, words: Words): string[] =>
  [...text.matchAll(BRACES)].flatMap(([, name = '']) => (words.has(name) ? [] : [name]));
