import type { ReactNode } from 'react';
import { ProseText } from '@/components/ui/prose-text';
import type { Path } from '@/lib/quiz/question';
import { PathList } from './path-list';

/**
 * What Azure does beside what an answer supposes, the first step in which they differ marked in both.
 * @param belief the misconception in few words, as the one who holds it would say it
 */
export function PathsBeside({
  azure,
  believed,
  belief,
  partsAt,
  onFocus,
  lit,
  controls,
  titles = { azure: 'What Azure does', believed: 'What your answer supposes' },
}: {
  azure: Path;
  believed?: Path | undefined;
  belief?: string | undefined;
  partsAt?: number | undefined;
  onFocus?: (at: string | undefined) => void;
  /** the part of the figure that is lit: steps about it are marked */
  lit?: string | undefined;
  /** stand below the title of each path */
  controls?: { readonly azure: ReactNode; readonly believed: ReactNode };
  titles?: { readonly azure: string; readonly believed: string };
}) {
  return (
    <div className={`grid gap-4 ${believed ? 'md:grid-cols-2' : ''}`}>
      <Side title={titles.azure} control={controls?.azure}>
        <PathList
          path={azure}
          partsAt={believed ? partsAt : undefined}
          onFocus={onFocus}
          lit={lit}
          label={titles.azure}
        />
      </Side>
      {believed && (
        <Side title={titles.believed} belief={belief} control={controls?.believed}>
          <PathList path={believed} partsAt={partsAt} onFocus={onFocus} lit={lit} label={titles.believed} />
        </Side>
      )}
    </div>
  );
}

function Side({
  title,
  belief,
  control,
  children,
}: {
  title: string;
  belief?: string | undefined;
  control?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="rounded-lg border border-line bg-sheet p-4 sm:p-5">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5">
        <h3>{title}</h3>
        {control}
      </div>
      {belief && (
        <p className="mt-1 text-[0.9375rem]/6 text-quiet">
          <q>
            <ProseText text={belief} />
          </q>
        </p>
      )}
      <div className="mt-4">{children}</div>
    </section>
  );
}
