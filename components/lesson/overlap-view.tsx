import type { CSSProperties } from 'react';
import { Field } from '@/components/ui/field';
import { ProseText } from '@/components/ui/prose-text';
import { Sign } from '@/components/ui/sign';
import { type Bar, compareRanges, type RangeBars } from '@/lib/figure/ranges';

const EXAMPLES = [
  ['10.1.0.0/16', '10.2.0.0/16'],
  ['10.1.0.0/16', '10.1.128.0/17'],
  ['10.0.0.0/8', '192.168.4.0/24'],
] as const;

export type Ranges = { readonly a: string; readonly b: string };
export const INITIAL_RANGES: Ranges = { a: '10.1.0.0/16', b: '10.1.128.0/17' };

/**
 * Two ranges: whether Azure would peer networks with these, why, and a drawing of both. Without `onChange` it is as it
 * was prerendered: to be read, not yet to be used.
 */
export function OverlapView({ ranges, onChange }: { ranges: Ranges; onChange?: (ranges: Ranges) => void }) {
  const { a, b } = ranges;
  const result = compareRanges(a, b);
  const problems = result.ok ? {} : result.error;
  return (
    <figure aria-label="Do two address ranges overlap?" className="live-figure">
      <div className="grid gap-x-6 gap-y-4 p-4 sm:grid-cols-2 sm:p-5">
        <RangeField
          id="range-a"
          label="First network"
          value={a}
          onChange={onChange && ((next) => onChange({ a: next, b }))}
          problem={problems.a}
        />
        <RangeField
          id="range-b"
          label="Second network"
          value={b}
          onChange={onChange && ((next) => onChange({ a, b: next }))}
          problem={problems.b}
        />
        <p className="controls-only flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-quiet sm:col-span-2">
          Or try
          {EXAMPLES.map(([one, other]) => (
            <button
              key={other}
              type="button"
              className="min-h-8 rounded-md font-mono text-accent underline underline-offset-4"
              {...(onChange ? { onClick: () => onChange({ a: one, b: other }) } : { disabled: true })}
            >
              {one} and {other}
            </button>
          ))}
        </p>
      </div>
      <div className="blueprint border-t border-line px-4 py-5 sm:px-5" aria-hidden="true">
        {result.ok ? (
          <Bars bars={result.value} a={a} b={b} />
        ) : (
          <p className="text-sm text-quiet">No two ranges to draw yet.</p>
        )}
      </div>
      <figcaption className="border-t border-line px-4 py-3.5 sm:px-5" aria-live="polite">
        {result.ok ? (
          <Verdict bars={result.value} />
        ) : (
          <p>Type both ranges in CIDR notation, like 10.1.0.0/16.</p>
        )}
      </figcaption>
    </figure>
  );
}

function RangeField({
  id,
  label,
  value,
  onChange,
  problem,
}: {
  id: string;
  label: string;
  value: string;
  onChange: ((value: string) => void) | undefined;
  problem: string | undefined;
}) {
  return (
    <Field
      id={id}
      label={label}
      value={value}
      problem={problem}
      {...(onChange ? { onChange: (event) => onChange(event.target.value) } : { readOnly: true })}
      inputMode="text"
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      maxLength={49}
    />
  );
}

function Verdict({ bars }: { bars: RangeBars }) {
  return (
    <div className="flex gap-3">
      <span className="pt-1">
        <Sign tone={bars.overlap ? 'stop' : 'good'} />
      </span>
      <p>
        <strong className="font-semibold">
          {bars.overlap ? 'They overlap: no peering.' : 'No overlap: they can be peered.'}
        </strong>{' '}
        <ProseText text={bars.why} />
      </p>
    </div>
  );
}

function Bars({ bars, a, b }: { bars: RangeBars; a: string; b: string }) {
  return (
    <div className="range-bars">
      <RangeBar bar={bars.a} name={a} />
      <RangeBar bar={bars.b} name={b} />
      {bars.shared && <span className="range-shared" style={span(bars.shared)} />}
      {bars.gapIsCut && (
        <span
          className="range-cut"
          style={span({ from: Math.min(bars.a.to, bars.b.to), to: Math.max(bars.a.from, bars.b.from) })}
        />
      )}
    </div>
  );
}

function RangeBar({ bar, name }: { bar: Bar; name: string }) {
  // at the right half the words end where the bar ends, so that they stay on the sheet
  const right = bar.from > 0.45;
  return (
    <div className="range-row">
      <span className="range-bar" style={span(bar)} />
      <span
        className="range-words"
        style={right ? { right: `${(1 - bar.to) * 100}%` } : { left: `${bar.from * 100}%` }}
      >
        <b>{name}</b>
        <span>
          {bar.first} – {bar.last}
        </span>
      </span>
    </div>
  );
}

const span = ({ from, to }: { from: number; to: number }): CSSProperties => ({
  left: `${from * 100}%`,
  width: `${(to - from) * 100}%`,
});
