import { code } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { type LinkPlan, type NetworkPlan, peer } from '../../topologies/plan';
import { drawSites, nicOf, type Site, vnetOf } from '../../topologies/scene';

export type Scene = {
  readonly a: Site;
  readonly b: Site;
  readonly there: LinkPlan;
  readonly back: LinkPlan;
  /** on the highest level, another peer of the first network, with which all is well */
  readonly sound: Site | null;
};

export function drawScene(
  random: Random,
  level: Level,
  regions: 'any' | 'same' | 'different' = 'same',
): Scene {
  const [a, b, sound] = drawSites(random, 3, {
    regions: level === 3 && regions === 'same' ? 'any' : regions,
  }) as [Site, Site, Site];
  const [there, back] = peer(a.vnet, b.vnet);
  return { a, b, there, back, sound: level === 3 ? sound : null };
}

/** The network with the sound peer beside it, which has nothing to do with the fault. */
export const withSound = (plan: NetworkPlan, { a, sound }: Scene): NetworkPlan =>
  sound
    ? {
        ...plan,
        vnets: [...plan.vnets, vnetOf(sound)],
        nics: [...(plan.nics ?? []), nicOf(sound)],
        links: [...(plan.links ?? []), ...peer(a.vnet, sound.vnet)],
      }
    : plan;
export const soundSays = ({ a, sound }: Scene): Prose =>
  sound ? `Between ${code(a.vnet)} and ${code(sound.vnet)} everything works.` : '';

export const fails = (random: Random, { a, b }: Scene): Prose =>
  random.pick([
    `${code(a.vm)} gets no answer from ${code(`${b.ip}:${b.role.port}`)} on ${code(b.vm)}.`,
    `Since this morning ${code(a.vm)} can’t reach ${b.role.service} on ${code(b.vm)} (${code(b.ip)}).`,
    `Users report that ${code(a.vm)} has lost ${code(b.vm)} (${code(b.ip)}, port ${b.role.port}).`,
  ]);
