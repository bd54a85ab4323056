import type { PeeringState } from '@/lib/peering/vocabulary';
import type { FigureNode, FigurePacket } from './model';

/**
 * A figure with a place for everything, in user units of the SVG (1 unit is 1 CSS pixel at natural size). Pure data:
 * the layouts make it, the component draws it, the tests measure it.
 */
export type Drawing = {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly DrawnBox[];
  readonly bridges: readonly DrawnBridge[];
  readonly packet?: DrawnPacket;
};

export type Point = { readonly x: number; readonly y: number };
export type Rect = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** One line of text; `y` is its baseline. */
export type TextLine = Point & {
  readonly text: string;
  readonly size: number;
  readonly face: 'sans' | 'mono';
  readonly tone: 'name' | 'plain' | 'quiet' | 'go' | 'warn' | 'stop';
  readonly anchor?: 'start' | 'middle' | 'end';
};

/** A virtual network, a site on-premises, or a network that a link names and the topology doesn't have. */
export type DrawnBox = Rect & {
  readonly id: string;
  readonly kind: BoxKind;
  /** the whole name, where the drawn one had to be cut */
  readonly title: string;
  readonly text: readonly TextLine[];
  readonly subnets: readonly DrawnSubnet[];
  readonly note?: DrawnNote;
};
export type BoxKind = 'vnet' | 'site' | 'absent';

export type DrawnSubnet = Rect & {
  readonly id: string;
  readonly title: string;
  readonly text: readonly TextLine[];
  readonly attachments: readonly DrawnAttachment[];
  readonly nodes: readonly DrawnNode[];
  readonly note?: DrawnNote;
};

/** `x`, `y` are the middle of the sign. */
export type DrawnAttachment = Point & {
  readonly id: string;
  readonly kind: 'nsg' | 'routeTable';
  readonly title: string;
  readonly text: readonly TextLine[];
  readonly note?: DrawnNote;
};

/** `x`, `y` are the middle of the sign; `channel` is the height of the free strip below the texts, for the packet. */
export type DrawnNode = Point & {
  readonly id: string;
  readonly kind: FigureNode['kind'];
  readonly title: string;
  readonly text: readonly TextLine[];
  readonly attachments: readonly DrawnAttachment[];
  readonly channel: number;
  readonly ipForwarding?: boolean;
  readonly note?: DrawnNote;
};

/** Where the packet ended and why, in words beside a sign. */
export type DrawnNote = Point & {
  readonly outcome: FigurePacket['outcome'];
  readonly text: readonly TextLine[];
};

/** The pair of lanes between two networks. */
export type DrawnBridge = {
  readonly id: string;
  readonly kind: 'peering' | 'tunnel';
  /** ids of the two boxes */
  readonly ends: readonly [string, string];
  /** the road-bed, as far as it is built; two pieces where a Disconnected one is broken */
  readonly decks: readonly (readonly Point[])[];
  readonly lanes: readonly DrawnLane[];
  readonly breakAt?: Point & { readonly angle: number; readonly kind: 'end' | 'torn' };
};

export type DrawnLane = {
  /** id of the link; absent where there is none and only its place is dotted in */
  readonly id?: string;
  readonly title: string;
  readonly state: PeeringState | 'absent' | 'tunnel';
  /** from the link's own network towards the remote one, as far as the lane is built */
  readonly points: readonly Point[];
  /** the same as if it were whole */
  readonly track: readonly Point[];
  readonly label: readonly TextLine[];
  readonly note?: DrawnNote;
};

export type DrawnPacket = {
  readonly outcome: FigurePacket['outcome'];
  /** the way as far as it was gone */
  readonly points: readonly Point[];
};
