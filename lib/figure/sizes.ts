/** Sizes of one layout. On a phone the texts are larger, since there the drawing is as wide as the screen. */
export type Sizes = {
  readonly name: number;
  readonly text: number;
  readonly line: number;
};
export const WIDE: Sizes = { name: 15, text: 13, line: 17 };
export const NARROW: Sizes = { name: 16, text: 14, line: 19 };

/** the free strips between a network's edge and its subnets: the packet runs in them */
export const GUTTER = 16;
/** the room a sign takes across */
export const SIGN = 18;
