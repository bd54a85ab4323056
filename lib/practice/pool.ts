import type { Drawn, DrawRequest } from './draw';

/** Draws elsewhere; each call of `request` brings one call of `deliver` or of `fail`. */
export type Drawer = { readonly request: (request: DrawRequest) => void };
export type OpenDrawer = (deliver: (request: DrawRequest, drawn: Drawn) => void, fail: () => void) => Drawer;

/**
 * Questions of every family, drawn before anybody asks: the next one is chosen among all of them, and drawing all when somebody
 * waits would take a second. Each is given out once, and another of its kind is drawn in its place.
 */
export class Pool {
  private readonly drawn: Drawn[] = [];
  /** what each was drawn for */
  private readonly requestOf = new WeakMap<Drawn, DrawRequest>();
  private drawer: Drawer | null = null;

  constructor(
    private readonly requests: readonly DrawRequest[],
    private readonly open: OpenDrawer,
  ) {}

  /** What there is now: none until the drawer has begun. Asking makes it begin. */
  candidates(): readonly Drawn[] {
    if (!this.drawer) {
      this.drawer = this.open(this.deliver, this.fail);
      const there = new Set(this.drawn.map((drawn) => this.requestOf.get(drawn)));
      for (const request of this.requests) if (!there.has(request)) this.drawer.request(request);
    }
    return this.drawn;
  }

  /** Gives out one of the candidates. @returns whether it was still there */
  take(drawn: Drawn): boolean {
    const place = this.drawn.indexOf(drawn);
    if (place < 0) return false;
    this.drawn.splice(place, 1);
    const request = this.requestOf.get(drawn);
    if (request) this.drawer?.request(request);
    return true;
  }

  /** One that was taken and not shown after all. */
  giveBack(drawn: Drawn): void {
    if (this.requestOf.has(drawn)) this.drawn.push(drawn);
  }

  private readonly deliver = (request: DrawRequest, drawn: Drawn) => {
    // across the thread's border a request is a copy: the one it stands for is the same in all it says
    const own = this.requests.find((each) => isSame(each, request));
    if (own) this.requestOf.set(drawn, own);
    this.drawn.push(drawn);
  };

  /** The drawer is gone: what is there stays, and the next who asks opens another. */
  private readonly fail = () => {
    this.drawer = null;
  };
}

const isSame = (a: DrawRequest, b: DrawRequest) =>
  a.family === b.family && a.contested?.structure === b.contested?.structure;
