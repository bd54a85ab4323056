export type Tone = 'info' | 'good' | 'warn' | 'stop';

const SHAPES: Record<Tone, string> = {
  info: 'M8 7v4.2M8 4.7v.1',
  good: 'm4.6 8.3 2.3 2.4 4.6-5.2',
  warn: 'M8 4.4v4.4M8 11.2v.1',
  stop: 'm5.2 5.2 5.6 5.6m0-5.6-5.6 5.6',
};

const COLOURS: Record<Tone, string> = {
  info: 'text-accent',
  good: 'text-go',
  warn: 'text-warn',
  stop: 'text-stop',
};

/** A round sign whose shape says the verdict without its colour: tick, cross, mark. A word always stands beside it. */
export function Sign({ tone, size = 18 }: { tone: Tone; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      aria-hidden="true"
      className={`shrink-0 ${COLOURS[tone]}`}
    >
      {tone === 'warn' ? (
        <path d="M8 .8 15.4 14H.6Z" fill="currentColor" />
      ) : (
        <circle cx="8" cy="8" r="7.5" fill="currentColor" />
      )}
      <path
        d={SHAPES[tone]}
        fill="none"
        stroke="var(--sheet)"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
