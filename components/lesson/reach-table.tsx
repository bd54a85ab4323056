import { Sign } from '@/components/ui/sign';
import { Table, Td, Th } from '@/components/ui/table';
import type { ReachCell, ReachRow } from '@/lib/live-figure/reach';
import { onClick } from './controls';
import type { Action } from './live-figure-view';

const WORDS: Record<
  ReachCell['outcome'],
  { readonly word: string; readonly tone: 'good' | 'warn' | 'stop' }
> = {
  connects: { word: 'reaches', tone: 'good' },
  'no-reply': { word: 'no reply', tone: 'warn' },
  dropped: { word: 'dropped', tone: 'stop' },
};

/** Who reaches whom. Each cell sends its packet. */
export function ReachTable({
  caption,
  rows,
  sent,
  act,
}: {
  caption: string;
  rows: readonly ReachRow[];
  sent: string | null;
  act: ((action: Action) => void) | undefined;
}) {
  return (
    <Table
      caption={caption}
      className="[&_:is(td,th)]:px-1.5 [&_:is(td,th)]:py-1 sm:[&_:is(td,th)]:px-2 [&_tr>:first-child]:pl-3"
    >
      <thead>
        <tr>
          <Th>From</Th>
          {rows.map(({ from }) => (
            <Th key={from}>to {from}</Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ from, cells }) => (
          <tr key={from}>
            <Th scope="row" className="align-middle text-ink">
              {from}
            </Th>
            {cells.map((cell) => (
              <Td key={cell.to} className="align-middle">
                <Cell
                  cell={cell}
                  from={from}
                  isSent={cell.packet !== null && cell.packet === sent}
                  act={act}
                />
              </Td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Cell({
  cell: { packet, outcome, to },
  from,
  isSent,
  act,
}: {
  cell: ReachCell;
  from: string;
  isSent: boolean;
  act: ((action: Action) => void) | undefined;
}) {
  if (packet === null) return <span className="px-2 leading-10 text-quiet">–</span>;
  const { word, tone } = WORDS[outcome];
  return (
    <button
      type="button"
      className="reach-cell"
      aria-pressed={isSent}
      aria-label={`${from} to ${to}: ${word}`}
      {...onClick(act, { send: packet })}
    >
      <Sign tone={tone} size={16} /> {word}
    </button>
  );
}
