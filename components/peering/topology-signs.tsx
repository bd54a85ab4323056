import type { ReactNode } from 'react';
import type { DrawnAttachment, DrawnNode, DrawnNote, TextLine } from '@/lib/figure/drawing';

export function Attachment({ sign, lit }: { sign: DrawnAttachment; lit: '' | undefined }) {
  return (
    <g className="attachment" data-lit={lit} data-id={sign.id}>
      <title>{sign.title}</title>
      <g transform={`translate(${sign.x} ${sign.y})`} className="sign">
        {sign.kind === 'nsg' ? (
          <path d="M-8-8 0-10.5 8-8V0C8 6 4.500 9 0 11-4.500 9-8 6-8 0ZM-4 0-1.200 3 4-3.500" />
        ) : (
          <path d="M0-10.500V11M-8-7.500H5.500L9-4.200 5.500-1H-8ZM8 1.500H-5.500L-9 4.700-5.500 8H8" />
        )}
      </g>
      <Lines lines={sign.text} />
      {sign.note && <Note note={sign.note} />}
    </g>
  );
}

/** Each kind has its own outline. */
export function NodeSign({ node }: { node: DrawnNode }) {
  return (
    <g transform={`translate(${node.x} ${node.y})`} className="sign">
      {SIGNS[node.kind]}
    </g>
  );
}

const SIGNS: Record<DrawnNode['kind'], ReactNode> = {
  nic: <circle r={8.5} />,
  other: <path strokeDasharray="3 2" d="M-8.500-8.500H8.500V8.500H-8.500Z" />,
  appliance: (
    <path d="M-9-6q0-3 3-3H6q3 0 3 3V6q0 3-3 3H-6q-3 0-3-3ZM-5-2.500H4M1.500-5 4-2.500 1.500 0M5 3H-4M-1.500.5-4 3-1.500 5.500" />
  ),
  firewall: <path d="M-9-7.500H9v15H-9ZM-9-2.500H9M-9 2.500H9M-3-7.500v5M4-2.500v5M-3 2.500v5" />,
  gateway: (
    <path d="M0-10.500 9.500-5V5L0 10.500-9.500 5V-5ZM-4.500 0h9M2-2.500 4.500 0 2 2.500M-2-2.500-4.500 0-2 2.500" />
  ),
  loadBalancer: (
    <path d="M-8.500 0a8.500 8.500 0 1 0 17 0a8.500 8.500 0 1 0-17 0M-5 0h3l4-4M-2 0h7M-2 0l4 4" />
  ),
  privateEndpoint: (
    <path d="M-8.500 0a8.500 8.500 0 1 0 17 0a8.500 8.500 0 1 0-17 0M-3.500 0a3.500 3.500 0 1 0 7 0a3.500 3.500 0 1 0-7 0" />
  ),
};

/** The packet's end: a sign and words. */
export function Note({ note }: { note: DrawnNote }) {
  return (
    <g className={`note note-${note.outcome}`}>
      <circle cx={note.x} cy={note.y} r={8.5} />
      <path
        transform={`translate(${note.x} ${note.y})`}
        d={
          note.outcome === 'delivered'
            ? 'M-4 .3-1.300 3 4-3.200'
            : note.outcome === 'dropped'
              ? 'M-3.300-3.300 3.300 3.300M3.300-3.300-3.300 3.300'
              : 'M-4 0H4M1-3 4 0 1 3'
        }
      />
      <Lines lines={note.text} />
    </g>
  );
}

export function Lines({ lines }: { lines: readonly TextLine[] }) {
  return lines.map((line) => (
    <text
      key={`${line.x} ${line.y} ${line.text}`}
      x={line.x}
      y={line.y}
      fontSize={line.size}
      textAnchor={line.anchor}
      className={`t-${line.tone}${line.face === 'mono' ? ' t-mono' : ''}`}
    >
      {line.text}
    </text>
  ));
}
