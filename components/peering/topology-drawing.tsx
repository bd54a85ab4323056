import type { Drawing, DrawnBox, DrawnBridge, DrawnLane, DrawnPacket, Point } from '@/lib/figure/drawing';
import { isAt } from '@/lib/figure/note';
import { distance, pathData } from '@/lib/figure/polyline';
import { Attachment, Lines, NodeSign, Note } from './topology-signs';

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
