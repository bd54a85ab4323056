import { stopOnLane } from './bridge';
import type { DrawnBox, DrawnBridge, DrawnLane, DrawnPacket, DrawnSubnet, Point } from './drawing';
import type { Figure } from './model';
import { isAt } from './note';
import { cutLine, distance, lengthOf } from './polyline';
import { GUTTER } from './sizes';

/** A place inside a network that the packet is at: the strip `level` of a subnet leads to it. */
type Spot = {
  readonly box: DrawnBox;
  readonly subnet?: DrawnSubnet;
  /** where the way begins or ends, and the height of the free strip that leads there */
  readonly at: Point;
  readonly level: number;
};
type Crossing = { readonly lane: DrawnLane };
type Station = { readonly spot: Spot } | Crossing;

/**
 * The packet's way through the drawing: in the free strips of the networks and along the lanes, to where it ends.
 * Ids that aren't drawn are skipped; null when nothing of the way is.
 */
export function drawPacket(
  figure: Figure,
  boxes: readonly DrawnBox[],
  bridges: readonly DrawnBridge[],
): DrawnPacket | null {
  const { packet } = figure;
  if (!packet) return null;
  const stations = packet.way.flatMap((id): Station[] => {
    const lane = findLane(bridges, id);
    if (lane) return [{ lane }];
    const spot = findSpot(boxes, id);
    return spot ? [{ spot }] : [];
  });
  const stop = packet.stoppedAt;
  const stopLane = stop ? findLane(bridges, stop) : undefined;
  const stopSpot = stop && !stopLane ? findSpot(boxes, stop, true) : undefined;
  if (stopLane && !stations.some((station) => 'lane' in station && station.lane === stopLane)) {
    stations.push({ lane: stopLane });
  }
  if (stopSpot) stations.push({ spot: stopSpot });
  if (stations.length === 0) return null;

  const passes = new Map<string, number>();
  const points: Point[] = [];
  for (const [index, station] of stations.entries()) {
    const before = stations[index - 1];
    if ('lane' in station) {
      const { track } = station.lane;
      const entry = track[0] as Point;
      if (before && 'spot' in before) points.push(...inside(before.spot, entry, passes).reverse());
      else if (before) points.push(...across(boxes, points.at(-1) as Point, entry));
      const stopsHere = station.lane === stopLane;
      points.push(...(stopsHere ? cutLine(track, distanceTo(track, stopOnLane(track))) : track));
      continue;
    }
    const { spot } = station;
    if (!before) points.push(spot.at);
    else if ('lane' in before) points.push(...inside(spot, points.at(-1) as Point, passes));
    else points.push(...between(before.spot, spot, boxes, bridges, passes));
  }
  return { outcome: packet.outcome, points: tidy(points).map(({ x, y }) => ({ x, y })) };
}

const findLane = (bridges: readonly DrawnBridge[], id: string): DrawnLane | undefined =>
  bridges.flatMap((bridge) => bridge.lanes).find((lane) => lane.id === id);

function findSpot(boxes: readonly DrawnBox[], id: string, isEnd = false): Spot | undefined {
  for (const box of boxes) {
    if (box.id === id) {
      const at = isEnd && box.note ? box.note : { x: box.x + GUTTER, y: box.y + box.height / 2 };
      return { box, at, level: at.y };
    }
    for (const subnet of box.subnets) {
      if (subnet.id === id && subnet.note) return { box, subnet, at: subnet.note, level: subnet.note.y };
      for (const node of subnet.nodes) {
        if (node.id === id) {
          const at = isEnd && node.note ? node.note : node;
          return { box, subnet, at, level: node.channel };
        }
      }
      const signs = [...subnet.attachments, ...subnet.nodes.flatMap((node) => node.attachments)];
      const sign = signs.find((one) => isAt(one.id, id));
      if (sign) {
        const at = sign.note ?? sign;
        return { box, subnet, at, level: at.y };
      }
    }
  }
  return undefined;
}

/** From a point on the edge of a network to a spot in it. */
function inside(spot: Spot, edge: Point, passes: Map<string, number>): Point[] {
  const { box, subnet, at } = spot;
  const turn = passes.get(box.id) ?? 0;
  passes.set(box.id, turn + 1);
  // a second pass through the same strips runs beside the first
  const aside = (turn % 3) * 4 - 2;
  if (!subnet) return [edge, { x: edge.x, y: at.y }, at];
  const level = spot.level + (at.y === spot.level ? 0 : aside);
  const onLeft = Math.abs(edge.x - box.x) < 1;
  const onRight = Math.abs(edge.x - box.x - box.width) < 1;
  const fromRight = onRight || (!onLeft && edge.x > subnet.x + subnet.width);
  const gutter = fromRight ? subnet.x + subnet.width + GUTTER / 2 + aside : subnet.x - GUTTER / 2 + aside;
  const foot = { x: gutter, y: level };
  const end = [foot, { x: at.x, y: level }, at];
  if (!onLeft && !onRight) {
    const band = Math.abs(edge.y - box.y) < 1 ? box.y + 6 + aside / 2 : box.y + box.height - 8 + aside / 2;
    return [edge, { x: edge.x, y: band }, { x: gutter, y: band }, ...end];
  }
  const isOutermost = onLeft
    ? subnet.x - box.x < 2 * GUTTER
    : box.x + box.width - subnet.x - subnet.width < 2 * GUTTER;
  if (isOutermost) return [edge, { x: gutter, y: edge.y }, ...end];
  const rim = onLeft ? box.x + GUTTER / 2 + aside : box.x + box.width - GUTTER / 2 + aside;
  const band = box.y + box.height - 8 + aside / 2;
  return [edge, { x: rim, y: edge.y }, { x: rim, y: band }, { x: gutter, y: band }, ...end];
}

/** From one spot to another: within a network, or over whatever bridge there is, or straight where there is none. */
function between(
  from: Spot,
  to: Spot,
  boxes: readonly DrawnBox[],
  bridges: readonly DrawnBridge[],
  passes: Map<string, number>,
): Point[] {
  if (from.box === to.box) {
    // what stands under the machine it starts from, such as the NSG of its interface
    const isBelow = to.at.y > from.at.y && to.at.y <= from.level && to.at.x >= from.at.x;
    if (from.subnet === to.subnet && isBelow) return [{ x: from.at.x, y: to.at.y }, to.at];
    if (from.subnet === to.subnet && distance(from.at, to.at) < 60 && Math.abs(from.at.x - to.at.x) < 1)
      return [to.at];
    const left = (spot: Spot) => (spot.subnet ?? spot.box).x - GUTTER / 2;
    const inOne = left(from) === left(to);
    const band = from.box.y + from.box.height - 8;
    const over = inOne
      ? []
      : [
          { x: left(from), y: band },
          { x: left(to), y: band },
        ];
    return [
      { x: from.at.x, y: from.level },
      { x: left(from), y: from.level },
      ...over,
      { x: left(to), y: to.level },
      { x: to.at.x, y: to.level },
      to.at,
    ];
  }
  const chain = chainOf(from.box.id, to.box.id, bridges);
  if (chain.length === 0) return [to.at];
  const points: Point[] = [];
  for (const [index, line] of chain.entries()) {
    const entry = line[0] as Point;
    if (index === 0) points.push(...inside(from, entry, passes).reverse());
    else points.push(...across(boxes, points.at(-1) as Point, entry));
    points.push(...line);
  }
  return [...points, ...inside(to, points.at(-1) as Point, passes)];
}

/** The tracks of the fewest bridges that lead from one network to another, whatever their state. */
function chainOf(from: string, to: string, bridges: readonly DrawnBridge[]): (readonly Point[])[] {
  const reached = new Map<string, (readonly Point[])[]>([[from, []]]);
  for (const [id, way] of reached) {
    if (id === to) return way;
    for (const { ends, lanes } of bridges) {
      const next = ends[0] === id ? ends[1] : ends[1] === id ? ends[0] : null;
      const out = lanes[0];
      // both lanes are always listed, if only as absent; a tunnel has one for both directions
      const back = lanes.findLast((lane) => lane.title !== '');
      if (!next || !out || !back || reached.has(next)) continue;
      const backTrack = back === out ? [...out.track].reverse() : back.track;
      reached.set(next, [...way, ends[0] === id ? out.track : backTrack]);
    }
  }
  return [];
}

/** Through a network from one lane to the next, as someone would have it who thinks that peering is transitive. */
function across(boxes: readonly DrawnBox[], enter: Point, leave: Point): Point[] {
  const box = boxes.find((one) => onEdge(one, enter) && onEdge(one, leave));
  if (!box) return [];
  const inward = (point: Point): Point => {
    if (Math.abs(point.y - box.y) < 1) return { x: point.x, y: box.y + 7 };
    if (Math.abs(point.y - box.y - box.height) < 1) return { x: point.x, y: box.y + box.height - 8 };
    return { x: point.x < box.x + 1 ? box.x + 7 : box.x + box.width - 8, y: point.y };
  };
  const a = inward(enter);
  const b = inward(leave);
  if (a.y === b.y || a.x === b.x) return [a, b];
  // left and right, or above and below: by the strip at the left
  const rim = box.x + GUTTER / 2;
  return [a, { x: rim, y: a.y }, { x: rim, y: b.y }, b];
}

const onEdge = (box: DrawnBox, { x, y }: Point): boolean =>
  x > box.x - 1 && x < box.x + box.width + 1 && y > box.y - 1 && y < box.y + box.height + 1;

const distanceTo = (track: readonly Point[], point: Point): number => {
  const whole = lengthOf(track);
  for (let gone = 0; gone < whole; gone += 2) {
    const end = cutLine(track, gone).at(-1);
    if (end && distance(end, point) < 2) return gone;
  }
  return whole;
};

/** Without points that add nothing: repeated ones, and those in the middle of a straight piece. */
function tidy(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    if (last && distance(last, point) < 0.5) continue;
    const beforeLast = kept.at(-2);
    if (last && beforeLast) {
      const sameColumn = Math.abs(beforeLast.x - last.x) < 0.1 && Math.abs(last.x - point.x) < 0.1;
      const sameRow = Math.abs(beforeLast.y - last.y) < 0.1 && Math.abs(last.y - point.y) < 0.1;
      const onwards =
        (last.x - beforeLast.x) * (point.x - last.x) + (last.y - beforeLast.y) * (point.y - last.y) >= 0;
      if ((sameColumn || sameRow) && onwards) kept.pop();
    }
    kept.push(point);
  }
  return kept;
}
