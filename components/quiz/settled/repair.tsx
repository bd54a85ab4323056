import { ProseText } from '@/components/ui/prose-text';

/** The fewest changes that would let a dropped packet through. Whether it should be let through is not said. */
export function Repair({ changes }: { changes: readonly string[] | undefined }) {
  if (!changes?.length) return null;
  const [only] = changes;
  return (
    <section className="mt-4 max-w-measure rounded-lg border border-line bg-sheet px-4 py-3">
      <h3>
        {changes.length === 1 ? 'The smallest change' : 'The smallest set of changes'} that lets it through
      </h3>
      {changes.length === 1 && only ? (
        <p className="mt-1">
          <ProseText text={only} />
        </p>
      ) : (
        <ol className="mt-1 grid list-decimal gap-1 pl-5">
          {changes.map((change) => (
            <li key={change}>
              <ProseText text={change} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
