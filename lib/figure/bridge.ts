import type { DrawnBridge, DrawnLane, DrawnNote, Point, TextLine } from './drawing';
import type { Figure, FigureLink } from './model';
import { endOf } from './note';
import type { Edge } from './plan';
import { cutLine, lengthOf, type Polyline, pointAt, reverseLine, shiftLine } from './polyline';
import { wrapText } from './text';

/** half the width of the road-bed, and how far each lane lies from its middle */
export const DECK = 17;
const LANE = 8;

/** Beside which side of the bridge a lane's words stand. */
export type LabelPlace = {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  /** `y` is the middle of the block, its top, or its bottom */
  readonly grow: 'middle' | 'down' | 'up';
};

type LabelLine = Pick<TextLine, 'text' | 'tone'>;

/**
 * The words of one lane: its state, then what differs from the defaults (access allowed, the rest not).
 * A lane that doesn't exist is named only where the other link does.
 */
export function laneWords(link: FigureLink | undefined, edge: Edge): LabelLine[] {
  if (edge.kind === 'tunnel') return [];
  if (!link) return edge.out || edge.back ? [{ text: 'no link', tone: 'quiet' }] : [];
  const tone = link.state === 'Connected' ? 'plain' : link.state === 'Initiated' ? 'warn' : 'stop';
  return [{ text: link.state, tone }, ...flagWords(link).map((text): LabelLine => ({ text, tone: 'quiet' }))];
}

/** What of a link differs from Azure's defaults, in few words. */
export function flagWords(link: FigureLink): string[] {
  const { allowVirtualNetworkAccess, allowForwardedTraffic, allowGatewayTransit, useRemoteGateways } =
    link.flags;
  return [
    link.isGlobal && 'global',
    !allowVirtualNetworkAccess && 'access off',
    allowForwardedTraffic && 'forwarded traffic',
    allowGatewayTransit && 'gateway transit',
    useRemoteGateways && 'remote gateway',
    link.state === 'Connected' && link.syncLevel && link.syncLevel !== 'FullyInSync' && 'not in sync',
  ].filter((word) => typeof word === 'string');
}

/**
 * The words of a lane broken to lines, the packet's end on it last.
 * @param prefix where the lane leads, said where it can't be seen; the flags then share a line
 */
export function laneLines(
  link: FigureLink | undefined,
  edge: Edge,
  room: number,
  size: number,
  figure: Figure,
  prefix = '',
): LabelLine[] {
  const words = laneWords(link, edge);
  const [state, ...flags] = words;
  const together = { text: flags.map(({ text }) => text).join(', '), tone: 'quiet' as const };
  const joined = prefix && state ? [{ text: `${prefix}: ${state.text}`, tone: state.tone }, together] : words;
  const lines = joined.flatMap(({ text, tone }) =>
    wrapText(text, room, size, 'sans', 3).map((part): LabelLine => ({ text: part, tone })),
  );
  const { packet } = figure;
  if (!packet || !link || endOf(packet) !== link.id) return lines;
  const words2 = packet.label ? `Dropped: ${packet.label}` : 'Dropped';
  return [
    ...lines,
    ...wrapText(words2, room, size, 'sans', 4).map((text): LabelLine => ({ text, tone: 'stop' })),
  ];
}

export function placeLines(
  lines: readonly LabelLine[],
  place: LabelPlace,
  size: number,
  lineHeight: number,
): TextLine[] {
  const height = lines.length * lineHeight;
  const top =
    place.grow === 'middle' ? place.y - height / 2 : place.grow === 'up' ? place.y - height : place.y;
  return lines.map((line, index) => ({
    ...line,
    x: place.x,
    y: top + (index + 1) * lineHeight - 4,
    size,
    face: 'sans',
    anchor: place.anchor,
  }));
}

/**
 * Builds the bridge along its middle line, which runs from `edge.a` to `edge.b`. Both links Connected: two whole lanes.
 * One link Initiated: the road-bed ends halfway. Disconnected: it is torn. `breakAt` is how far from `a` that is.
 */
export function buildBridge(
  edge: Edge,
  middle: Polyline,
  labels: { readonly out: readonly TextLine[]; readonly back: readonly TextLine[] },
  figure: Figure,
  breakAt = lengthOf(middle) / 2,
): DrawnBridge {
  const id = `bridge:${edge.a}|${edge.b}`;
  const ends = [edge.a, edge.b] as const;
  if (edge.kind === 'tunnel') {
    const lane: DrawnLane = {
      title: 'VPN or ExpressRoute connection',
      state: 'tunnel',
      points: middle,
      track: middle,
      label: labels.out,
    };
    return { id, kind: 'tunnel', ends, decks: [], lanes: [lane] };
  }
  const whole = lengthOf(middle);
  const states = [edge.out?.state, edge.back?.state];
  const torn = states.includes('Disconnected');
  const built = edge.out && edge.back && !torn && !states.includes('Initiated');
  // whoever has the only link has built from its own side
  const fromA = Boolean(edge.out);
  const gap = torn ? 9 : 0;
  const near = cutLine(middle, breakAt - gap);
  const far = cutLine(reverseLine(middle), whole - breakAt - gap);
  const decks = built ? [middle] : torn ? [near, far] : [fromA ? near : far];

  const lanes = [
    lane(edge.out, shiftLine(middle, LANE), breakAt, labels.out),
    lane(edge.back, reverseLine(shiftLine(middle, -LANE)), whole - breakAt, labels.back),
  ].flat();
  const mark = pointAt(middle, breakAt);
  return {
    id,
    kind: 'peering',
    ends,
    decks,
    lanes,
    ...(!built && { breakAt: { ...mark, kind: torn ? 'torn' : 'end' } }),
  };

  function lane(
    link: FigureLink | undefined,
    full: Point[],
    until: number,
    label: readonly TextLine[],
  ): DrawnLane[] {
    if (!link) return [{ title: 'no link', state: 'absent', points: full, track: full, label }];
    const note = stopNote(link, full, figure);
    const drawn: DrawnLane = {
      id: link.id,
      title: `${link.name}: ${link.from} → ${link.to}`,
      state: link.state,
      points: link.state === 'Connected' ? full : cutLine(full, until - gap),
      track: full,
      label,
      ...(note && { note }),
    };
    if (link.state === 'Connected') return [drawn];
    const rest = cutLine(reverseLine(full), lengthOf(full) - until - gap - 4);
    return [drawn, { title: '', state: 'absent', points: rest, track: rest, label: [] }];
  }
}

/** Where on a lane a packet that does not cross it stops. */
export const stopOnLane = (points: Polyline): Point => pointAt(points, lengthOf(points) / 2);

/** The sign alone: its words already stand among the lane's own. */
function stopNote(link: FigureLink, points: Polyline, figure: Figure): DrawnNote | null {
  const { packet } = figure;
  if (packet?.outcome !== 'dropped' || endOf(packet) !== link.id) return null;
  return { ...stopOnLane(points), outcome: 'dropped', text: [] };
}
