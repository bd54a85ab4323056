import Form from 'next/form';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Button, LinkButton } from '@/components/ui/button';
import { LAST_SEED, type Variant, type VariantRequest, variantPath } from '@/lib/authoring/variant';
import { LEVEL_NAMES } from '@/lib/authoring/words';
import type { Family } from '@/lib/quiz/family';
import type { Result } from '@/lib/result';

/** Which variant is shown, and the way to the others: links and a form, so that each has an address. */
export function VariantControls({
  family,
  request,
  drawn,
}: {
  family: Family;
  request: VariantRequest;
  drawn: Result<Variant, string> | null;
}) {
  const { seed, level, structure, contested } = request;
  const at = (change: Partial<Record<keyof VariantRequest, unknown>>) =>
    variantPath(family.id, { ...request, ...change } as VariantRequest);
  return (
    <section aria-labelledby="variant-title" className="mt-9 border-t border-line pt-6">
      <h2 id="variant-title">Variant {seed}</h2>
      {drawn?.ok && (
        <p className="mt-1 text-[0.9375rem] text-quiet">
          Structure {drawn.value.question.structure}, {LEVEL_NAMES[drawn.value.question.level]}
          {drawn.value.rejects.length > 0 && `, after ${refusals(drawn.value.rejects)}`}
        </p>
      )}
      <div className="mt-4 flex flex-wrap items-end gap-3">
        {seed > 0 && (
          <LinkButton look="secondary" href={at({ seed: seed - 1 })} prefetch={false} scroll={false}>
            Previous<span className="sr-only"> seed</span>
          </LinkButton>
        )}
        {seed < LAST_SEED && (
          <LinkButton look="secondary" href={at({ seed: seed + 1 })} prefetch={false} scroll={false}>
            Next<span className="sr-only"> seed</span>
          </LinkButton>
        )}
        <LinkButton look="secondary" href={at({ seed: 'random' })} prefetch={false} scroll={false}>
          Any<span className="sr-only"> seed</span>
        </LinkButton>
        <Form
          action={`/authoring/${family.id}`}
          prefetch={false}
          scroll={false}
          className="flex items-end gap-3"
        >
          {level && <input type="hidden" name="level" value={level} />}
          {structure && <input type="hidden" name="structure" value={structure} />}
          {contested && <input type="hidden" name="contested" value="yes" />}
          <label htmlFor="seed" className="grid min-h-11 content-center">
            Seed
          </label>
          <input
            key={seed}
            id="seed"
            name="seed"
            inputMode="numeric"
            defaultValue={seed}
            className="min-h-11 w-24 rounded-md border border-edge bg-sheet px-3 py-2 font-mono text-base hover:border-ink"
          />
          <Button look="secondary">Go</Button>
        </Form>
      </div>
      <div className="mt-4 grid gap-2">
        <Choice name="Level">
          <Chip href={at({ level: undefined })} isChosen={level === undefined}>
            any
          </Chip>
          {family.levels.map((each) => (
            <Chip
              key={each}
              href={at({ level: each, structure: fitting(family, structure, each) })}
              isChosen={level === each}
            >
              {LEVEL_NAMES[each]}
            </Chip>
          ))}
        </Choice>
        <Choice name="Structure">
          <Chip href={at({ structure: undefined })} isChosen={structure === undefined}>
            any
          </Chip>
          {family.structures.map(({ name, levels }) => (
            <Chip
              key={name}
              href={at({
                structure: name,
                level: level && (levels ?? family.levels).includes(level) ? level : undefined,
              })}
              isChosen={structure === name}
            >
              {name}
            </Chip>
          ))}
        </Choice>
        <Choice name="Readings">
          <Chip href={at({ contested: undefined })} isChosen={!contested}>
            agree
          </Chip>
          <Chip href={at({ contested: true })} isChosen={contested === true}>
            differ: for practice only
          </Chip>
        </Choice>
      </div>
    </section>
  );
}

/** A structure stays chosen only where the level has it. */
const fitting = (family: Family, structure: string | undefined, level: Family['levels'][number]) =>
  family.structures.find(
    ({ name, levels }) => name === structure && (levels ?? family.levels).includes(level),
  )?.name;

function Choice({ name, children }: { name: string; children: ReactNode }) {
  return (
    <nav aria-label={name} className="flex flex-wrap items-center gap-x-2 gap-y-1 text-[0.9375rem]">
      <span className="w-20 text-quiet" aria-hidden="true">
        {name}
      </span>
      {children}
    </nav>
  );
}

function Chip({ href, isChosen, children }: { href: string; isChosen: boolean; children: ReactNode }) {
  return (
    <Link
      href={href}
      prefetch={false}
      scroll={false}
      aria-current={isChosen || undefined}
      className="inline-flex min-h-9 items-center rounded-md border border-line px-2.5 hover:border-ink aria-[current]:border-accent aria-[current]:bg-accent-soft aria-[current]:font-medium"
    >
      {children}
    </Link>
  );
}

function refusals(rejects: Variant['rejects']): string {
  const reasons = [...new Set(rejects)].map((reason) => reason.replaceAll('-', ' ')).join(', ');
  return `${rejects.length === 1 ? 'one draft was' : `${rejects.length} drafts were`} refused (${reasons})`;
}
