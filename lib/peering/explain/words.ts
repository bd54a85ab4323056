/** One step of a path in words. Names, addresses and prefixes stand in backticks. */
export type Words = {
  readonly title: string;
  readonly detail?: string;
  readonly verdict: 'info' | 'pass' | 'stop' | 'arrive';
  /** the figure's id of what the step is about: `nic:vm-web`, `link:hub/hub-to-spoke`, … */
  readonly at?: string;
};

export const code = (text: string | number): string => `\`${text}\``;

/** "`a`, `b` and `c`" */
export function listOf(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
