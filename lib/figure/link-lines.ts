import { flagWords } from './bridge';
import type { FigureLink } from './model';

/** The links of one network that stand alike: `Connected, global` to all of `to`. */
export type LinkLine = { readonly from: string; readonly to: readonly string[]; readonly words: string };

/** Every link, those of one network that are in the same state with the same flags taken together. */
export function linkLines(links: readonly FigureLink[]): LinkLine[] {
  const lines = new Map<string, LinkLine>();
  for (const link of links) {
    const words = [link.state, ...flagWords(link)].join(', ');
    const key = `${link.from}\n${words}`;
    lines.set(key, { from: link.from, words, to: [...(lines.get(key)?.to ?? []), link.to] });
  }
  return [...lines.values()];
}
