import { isAt } from '@/lib/figure/box';
import type {
  Drawing,
  DrawnAttachment,
  DrawnBox,
  DrawnBridge,
  DrawnLane,
  DrawnNode,
  DrawnNote,
  DrawnPacket,
  Point,
  TextLine,
} from '@/lib/figure/drawing';
import { distance, pathData } from '@/lib/figure/polyline';

/** One drawing as SVG. It is hidden from screen readers: the same model stands beside it in sentences and as a table. */
export function TopologyDrawing({
  drawing,
  highlight,
  className = '',
}: {
  drawing: Drawing;
  highlight?: string | undefined;
  className?: string;
}) {
  const { width, height, boxes, bridges, packet } = drawing;
  const lit = (id: string | undefined) => (id !== undefined && isAt(id, highlight) ? '' : undefined);
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      className={`topology ${className}`}
      aria-hidden="true"
      focusable="false"
    >
      {bridges.map((bridge) => (
        <Deck key={bridge.id} bridge={bridge} />
      ))}
      {/* the whole lanes last: where several share a strip, that is what is seen */}
      {[...bridges].sort(byState).map((bridge) => (
        <g key={bridge.id}>
          {bridge.lanes.map((lane) => (
            <Lane key={`${lane.id ?? lane.title}${lane.state}`} lane={lane} lit={lit(lane.id)} />
          ))}
          {bridge.breakAt && <Break at={bridge.breakAt} />}
        </g>
      ))}
      {boxes.map((box) => (
        <Box key={box.id} box={box} lit={lit} />
      ))}
      {packet && <Packet packet={packet} />}
      {boxes.map((box) => (
        <Contents key={box.id} box={box} lit={lit} />
      ))}
      {bridges.flatMap((bridge) =>
        bridge.lanes.flatMap((lane) => (lane.note ? [<Note key={lane.id} note={lane.note} />] : [])),
      )}
    </svg>
  );
}

type Lit = (id: string | undefined) => '' | undefined;

const ORDER: Record<DrawnLane['state'], number> = {
  absent: 0,
  Disconnected: 1,
  Initiated: 2,
  tunnel: 3,
  Connected: 4,
};
const byState = (a: DrawnBridge, b: DrawnBridge) => worst(a) - worst(b);
const worst = (bridge: DrawnBridge) => Math.min(...bridge.lanes.map((lane) => ORDER[lane.state]));

function Deck({ bridge }: { bridge: DrawnBridge }) {
  return bridge.decks.map((deck) => (
    <g key={pathData(deck)}>
      <path d={pathData(deck, 10)} className="deck-edge" />
      <path d={pathData(deck, 10)} className="deck" />
    </g>
  ));
}

function Lane({ lane, lit }: { lane: DrawnLane; lit: '' | undefined }) {
  const end = lane.points.at(-1);
  const before = lane.points.at(-2);
  const whole = lane.state === 'Connected';
  return (
    <g className={`lane lane-${lane.state.toLowerCase()}`} data-lit={lit} data-id={lane.id}>
      {lane.title && <title>{lane.title}</title>}
      <path d={pathData(lane.points, 8)} className="lane-line" />
      {whole && end && before && <Arrow tip={end} from={before} />}
      <Lines lines={lane.label} />
    </g>
  );
}

function Arrow({ tip, from }: { tip: Point; from: Point }) {
  const angle = (Math.atan2(tip.y - from.y, tip.x - from.x) * 180) / Math.PI;
  return (
    <path
      className="arrow"
      d="M-8-4.5-1 0-8 4.5"
      transform={`translate(${tip.x} ${tip.y}) rotate(${angle})`}
    />
  );
}

/** Where a bridge ends that only one side has built (a barrier), and where one was torn (two ragged edges). */
function Break({ at }: { at: NonNullable<DrawnBridge['breakAt']> }) {
  return (
    <path
      className={`break break-${at.kind}`}
      transform={`translate(${at.x} ${at.y}) rotate(${at.angle})`}
      d={
        at.kind === 'end'
          ? 'M0-19V19M5-19V19'
          : 'M-9-19l5 7-6 6 6 6-6 6 6 6-5 7M9-19l-5 7 6 6-6 6 6 6-6 6 5 7'
      }
    />
  );
}

function Box({ box, lit }: { box: DrawnBox; lit: Lit }) {
  return (
    <g className={`box box-${box.kind}`} data-lit={lit(box.id)} data-id={box.id}>
      <rect x={box.x} y={box.y} width={box.width} height={box.height} rx={10} className="box-edge" />
      {box.subnets.map((subnet) => (
        <rect
          key={subnet.id}
          x={subnet.x}
          y={subnet.y}
          width={subnet.width}
          height={subnet.height}
          rx={6}
          className="subnet"
          data-lit={lit(subnet.id)}
          data-id={subnet.id}
        />
      ))}
    </g>
  );
}

/** What stands above the packet's line: texts and signs stay readable where it passes them. */
function Contents({ box, lit }: { box: DrawnBox; lit: Lit }) {
  return (
    <g className={`contents contents-${box.kind}`}>
      <title>{box.title}</title>
      <Lines lines={box.text} />
      {box.note && <Note note={box.note} />}
      {box.subnets.map((subnet) => (
        <g key={subnet.id}>
          <title>{subnet.title}</title>
          <Lines lines={subnet.text} />
          {subnet.note && <Note note={subnet.note} />}
          {subnet.attachments.map((sign) => (
            <Attachment key={sign.id} sign={sign} lit={lit(sign.id)} />
          ))}
          {subnet.nodes.map((node) => (
            <g key={node.id} className="node" data-lit={lit(node.id)} data-id={node.id}>
              <title>{node.title}</title>
              <NodeSign node={node} />
              <Lines lines={node.text} />
              {node.attachments.map((sign) => (
                <Attachment key={sign.id} sign={sign} lit={lit(sign.id)} />
              ))}
              {node.note && <Note note={node.note} />}
            </g>
          ))}
        </g>
      ))}
    </g>
  );
}

function Attachment({ sign, lit }: { sign: DrawnAttachment; lit: '' | undefined }) {
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
function NodeSign({ node }: { node: DrawnNode }) {
  return (
    <g transform={`translate(${node.x} ${node.y})`} className="sign">
      {SIGNS[node.kind]}
    </g>
  );
}

const SIGNS: Record<DrawnNode['kind'], React.ReactNode> = {
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

function Note({ note }: { note: DrawnNote }) {
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

function Packet({ packet }: { packet: DrawnPacket }) {
  const data = pathData(packet.points, 8);
  const start = packet.points[0];
  return (
    <g className={`packet packet-${packet.outcome}`}>
      <path d={data} className="packet-edge" />
      <path d={data} className="packet-line" pathLength={1} />
      {longPieces(packet.points).map(({ x, y, angle }) => (
        <path
          key={`${x} ${y}`}
          d="M-4-5 2 0-4 5"
          className="packet-arrow"
          transform={`translate(${x} ${y}) rotate(${angle})`}
        />
      ))}
      {start && <circle cx={start.x} cy={start.y} r={5} className="packet-start" />}
    </g>
  );
}

/** The middles of the pieces that are long enough to carry an arrow. */
function longPieces(points: readonly Point[]) {
  return points.slice(1).flatMap((to, index) => {
    const from = points[index] as Point;
    if (distance(from, to) < LONG) return [];
    const angle = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
    return [{ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2, angle }];
  });
}
const LONG = 44;

function Lines({ lines }: { lines: readonly TextLine[] }) {
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
