import type { Drawn } from './draw';

/** Draws elsewhere; each call of `request` brings one call of `deliver` or of `fail`. */
export type Drawer = { readonly request: (family: string) => void };
export type OpenDrawer = (deliver: (drawn: Drawn) => void, fail: () => void) => Drawer;

/**
 * A question of every family, drawn before anybody asks: the next one is chosen among all of them, and drawing all while
 * somebody waits would take a good part of a second. Each is given out once, and another of its family is drawn in its place.
 */
export class Pool {
  private drawn: readonly Drawn[] = [];
  private drawer: Drawer | null = null;

  constructor(
    private readonly families: readonly string[],
    private readonly open: OpenDrawer,
  ) {}

  /** What there is now: none until the drawer has begun. Asking makes it begin. */
  candidates(): readonly Drawn[] {
    if (!this.drawer) {
      this.drawer = this.open(this.deliver, this.fail);
      const there = new Set(this.drawn.map(({ family }) => family));
      for (const family of this.families) if (!there.has(family)) this.drawer.request(family);
    }
    return this.drawn;
  }

  /** Gives out one of the candidates; one that was drawn elsewhere is not of this pool, and nothing happens. */
  take(drawn: Drawn): void {
    if (!this.drawn.includes(drawn)) return;
    this.drawn = this.drawn.filter((other) => other !== drawn);
    this.drawer?.request(drawn.family);
  }

  private readonly deliver = (drawn: Drawn) => {
    this.drawn = [...this.drawn, drawn];
  };

  /** The drawer is gone: what is there stays, and the next who asks opens another. */
  private readonly fail = () => {
    this.drawer = null;
  };
}
