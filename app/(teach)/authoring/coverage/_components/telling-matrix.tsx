import { Table } from '@/components/ui/table';
import type { CoverageRow } from '@/lib/authoring/coverage-counts';
import type { Held } from '@/lib/diagnosis/coverage';
import { beliefOfHeld, heldName } from './belief-name';

/** Who can be told from whom, as a table; a phone gets the list instead. */
export function TellingMatrix({ rows }: { rows: readonly CoverageRow[] }) {
  return (
    <Table caption="Structures that tell two beliefs apart" hideCaption className="max-md:hidden">
      <thead>
        <tr>
          <td className="sticky left-0 bg-sheet" />
          {rows.map(({ held }) => (
            <th
              key={held}
              scope="col"
              title={beliefOfHeld(held)}
              className="px-0.5 py-1.5 text-center font-mono text-xs font-normal text-quiet"
            >
              {heldName(held)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ held, told }) => (
          <tr key={held} className="hover:bg-accent-soft">
            <th
              scope="row"
              title={beliefOfHeld(held)}
              className="sticky left-0 bg-sheet px-2 text-left font-mono text-xs font-normal text-quiet"
            >
              {heldName(held)}
            </th>
            {rows.map((other) => (
              <Cell
                key={other.held}
                row={held}
                column={other.held}
                structures={told.find((each) => each.held === other.held)?.structures}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** @param props.structures absent where a belief meets itself */
function Cell({ row, column, structures }: { row: Held; column: Held; structures: number | undefined }) {
  if (structures === undefined) return <td className="border border-grid bg-grid" aria-label="the same" />;
  const title = `${heldName(row)} and ${heldName(column)}: ${structures === 0 ? 'not told apart' : `told apart by ${structures}`}`;
  return (
    <td
      title={title}
      className={`border border-grid px-0.5 text-center font-mono text-xs tabular-nums ${structures === 0 ? 'bg-stop-soft font-semibold text-stop' : structures === 1 ? 'bg-warn-soft' : ''}`}
    >
      {structures === 0 ? (
        <>
          <span aria-hidden="true">✗</span>
          <span className="sr-only">none</span>
        </>
      ) : (
        structures
      )}
    </td>
  );
}
