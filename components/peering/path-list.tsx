import { ProseText } from '@/components/ui/prose-text';
import { Sign, type Tone } from '@/components/ui/sign';
import { isAt } from '@/lib/figure/note';
import type { Path, PathStep } from '@/lib/quiz/question';

const ENDS: Record<PathStep['verdict'], { tone: Tone; word: string | null } | null> = {
  info: null,
  pass: null,
  stop: { tone: 'stop', word: 'Stops here' },
  // its title says so already
  arrive: { tone: 'good', word: null },
};

/**
 * A path step by step, the verdict by sign and word. `partsAt` marks the first step in which it differs from the path
 * beside it. With `onFocus` each step can be focused or hovered, and says which part of the figure it talks about; the
 * other way round, steps that talk about the part `lit` are marked.
 */
export function PathList({
  path,
  partsAt,
  onFocus,
  lit,
  label,
}: {
  path: Path;
  partsAt?: number | undefined;
  onFocus?: ((at: string | undefined) => void) | undefined;
  lit?: string | undefined;
  label?: string;
}) {
  return (
    <ol className="path-list" aria-label={label}>
      {path.steps.map((step, index) => (
        <Step
          // a path is never reordered, and two of its steps may read the same
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          key={index}
          step={step}
          parts={index === partsAt}
          onFocus={onFocus}
          lit={lit !== undefined && step.at !== undefined && isAt(lit, step.at)}
        />
      ))}
    </ol>
  );
}

function Step({
  step,
  parts,
  onFocus,
  lit,
}: {
  step: PathStep;
  parts: boolean;
  lit: boolean;
  onFocus: ((at: string | undefined) => void) | undefined;
}) {
  const end = ENDS[step.verdict];
  const { at } = step;
  const focusable = onFocus && at !== undefined;
  const words = (
    <>
      {parts && <span className="path-parts">Here the two part</span>}
      <span className="block font-medium">
        <ProseText text={step.title} />
      </span>
      {step.detail && (
        <span className="block text-[0.9375rem]/6 text-quiet">
          <ProseText text={step.detail} />
        </span>
      )}
      {end?.word && <span className="font-semibold text-stop">{end.word}</span>}
    </>
  );
  return (
    <li
      className="path-step"
      data-verdict={step.verdict}
      data-parts={parts || undefined}
      data-lit={lit ? '' : undefined}
    >
      <span className="path-sign">
        {end ? <Sign tone={end.tone} size={20} /> : <span className="path-dot" aria-hidden="true" />}
      </span>
      {focusable ? (
        <button
          type="button"
          className="path-words block w-full rounded-md text-left"
          onFocus={() => onFocus(at)}
          onBlur={() => onFocus(undefined)}
          onMouseEnter={() => onFocus(at)}
          onMouseLeave={() => onFocus(undefined)}
          aria-description="Lights up in the figure"
        >
          {words}
        </button>
      ) : (
        <div>{words}</div>
      )}
    </li>
  );
}
