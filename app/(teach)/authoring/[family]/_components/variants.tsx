import { setImmediate as breathe } from 'node:timers/promises';
import Link from 'next/link';
import { TopologyDrawing } from '@/components/peering/topology-drawing';
import { ProseText } from '@/components/ui/prose-text';
import { Static } from '@/components/ui/static-markup';
import {
  drawVariant,
  seedsAround,
  type Variant,
  type VariantRequest,
  variantPath,
} from '@/lib/authoring/variant';
import { LEVEL_NAMES } from '@/lib/authoring/words';
import { layoutWide } from '@/lib/figure/layout';
import type { Family } from '@/lib/quiz/family';
import { choicesOf } from '@/lib/quiz/question';
import type { Result } from '@/lib/result';

/** The variants of twelve seeds, small: whether they differ in more than their numbers. */
export async function Variants({ family, request }: { family: Family; request: VariantRequest }) {
  const drawn: { seed: number; variant: Result<Variant, string> }[] = [];
  for (const seed of seedsAround(request.seed)) {
    // a student's answer may be waiting to be saved by the same process
    await breathe();
    drawn.push({ seed, variant: drawVariant(family, { ...request, seed }) });
  }
  if (drawn.every(({ variant }) => !variant.ok)) return null;
  return (
    <section aria-labelledby="variants-title" className="mt-10">
      <h2 id="variants-title">
        Seeds {drawn[0]?.seed} to {drawn.at(-1)?.seed}
      </h2>
      <ol className="mt-4 grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {drawn.map(({ seed, variant }) => (
          <li key={seed} className="grid">
            <Link
              href={variantPath(family.id, { ...request, seed })}
              prefetch={false}
              aria-current={seed === request.seed || undefined}
              className="grid grid-rows-[auto_1fr] content-start overflow-hidden rounded-lg border border-line bg-sheet hover:border-ink aria-[current]:border-accent aria-[current]:shadow-[inset_0_0_0_1px_var(--accent)]"
            >
              {variant.ok ? <Small seed={seed} variant={variant.value} /> : <Failed seed={seed} />}
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Small({ seed, variant: { question } }: { seed: number; variant: Variant }) {
  const { figure, prompt } = question.public;
  const choices = choicesOf(question.public);
  return (
    <>
      {figure ? (
        <Static className="blueprint grid h-40 place-items-center overflow-hidden border-b border-line p-1 [&_svg]:max-h-38">
          <TopologyDrawing drawing={layoutWide(figure)} />
        </Static>
      ) : (
        <span className="blueprint grid h-40 place-items-center border-b border-line text-sm text-quiet">
          no figure
        </span>
      )}
      <span className="grid content-start gap-1 px-3.5 py-2.5 text-sm/5">
        <span className="text-quiet">
          Seed {seed} · {question.structure} · {LEVEL_NAMES[question.level]} · {choices.length} options
        </span>
        <span className="line-clamp-3">
          <ProseText text={prompt} />
        </span>
      </span>
    </>
  );
}

const Failed = ({ seed }: { seed: number }) => (
  <span className="px-3.5 py-2.5 text-sm">Seed {seed}: nothing could be drawn</span>
);
