import { ProseText } from '@/components/ui/prose-text';

/** Instructions in the order they are made. Whether the packet should be let through is not said. */
export function RepairChanges({ changes }: { changes: readonly string[] | null }) {
  if (!changes) return <p className="text-quiet">There is no small change that would let it through.</p>;
  const [only] = changes;
  return (
    <section className="rounded-lg border border-line bg-sheet px-4 py-3">
      <h3>The smallest change that would let it through</h3>
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
