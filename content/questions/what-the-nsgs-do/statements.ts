import type { Topology } from '@/lib/peering/topology';
import type { PartDraft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Prose } from '@/lib/quiz/question';
import { reach, type Site } from '../../topologies/scene';
import { connects, yesOrNo } from '../parts/stating';

export type Said = { readonly why: Prose; readonly rules: PartDraft['rules'] };

export const CLIENT_PORT = 50_000;

/** "`vm-a` can connect to `10.2.1.4:22` on `vm-b`." */
export const canReach = (topology: Topology, from: Site, to: Site, port: number, said: Said): PartDraft =>
  yesOrNo({
    ...said,
    label: `${code(from.vm)} can connect to ${code(`${to.ip}:${port}`)} on ${code(to.vm)} and gets its answers.`,
    topology,
    queries: [reach(from, to, port)],
    holds: connects,
    withReply: true,
  });
