import type { AttemptItemView, AttemptView, Count, Feedback } from '../attempt';
import type { QuestionResponse } from '../question';
import { addUnsaved, readUnsaved, removeUnsaved, type Storage, type Unsaved } from './unsaved';

/** What the page shows. `sending`: a request is under way; `waiting`: it failed and will be tried again by itself. */
export type AttemptState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly problem: 'not-found' | 'signed-out' | 'unreachable' }
  | {
      readonly kind: 'ready';
      readonly attempt: AttemptView;
      readonly unsaved: readonly Unsaved[];
      readonly delivery: 'idle' | 'sending' | 'waiting' | 'offline' | 'signed-out';
      /** a question whose answer the server refused for good, so that it has to be given again */
      readonly refused: number | null;
    };

/** What is around the client in a browser, and what a test puts in its place. */
export type Surroundings = {
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>;
  readonly storage: Storage;
  readonly isOnline: () => boolean;
  /** random, as the id of an answer */
  readonly newId: () => string;
  /** calls back after a time; the result takes it back */
  readonly after: (ms: number, run: () => void) => () => void;
  /** tells the other tabs that something was saved */
  readonly tellOtherTabs: () => void;
};

const RETRY_AFTER_MS = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000] as const;
const TRY_OFFLINE_AFTER_MS = 20_000;
const GIVE_UP_ON_REPLY_MS = 15_000;

/**
 * One attempt in one tab: loads it, keeps answers until the server has acknowledged them, sends them one after another
 * and again after a failure. It knows no framework: `subscribe` and `state` are what `useSyncExternalStore` takes.
 */
export class AttemptClient {
  state: AttemptState = { kind: 'loading' };
  private readonly listeners = new Set<() => void>();
  private readonly url: string;
  private isSending = false;
  private failures = 0;
  private cancelRetry = () => {};

  constructor(
    private readonly attemptId: string,
    private readonly around: Surroundings,
  ) {
    this.url = `/api/attempts/${attemptId}`;
  }

  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** Loads the attempt, or loads it again to see what another tab saved; then sends what is unsaved. */
  async load(): Promise<void> {
    const response = await this.ask(this.url);
    if (response?.ok) {
      const attempt = (await response.json()) as AttemptView;
      const unsaved = readUnsaved(this.around.storage, this.attemptId);
      if (this.state.kind === 'ready') this.set({ attempt, unsaved });
      else
        this.replace({
          kind: 'ready',
          attempt,
          unsaved,
          delivery: unsaved.length > 0 ? 'waiting' : 'idle',
          refused: null,
        });
      void this.send();
    } else if (this.state.kind !== 'ready') {
      // what is on the page already stays there when a later look fails
      this.replace({
        kind: 'failed',
        problem:
          response?.status === 404 ? 'not-found' : response?.status === 401 ? 'signed-out' : 'unreachable',
      });
    }
  }

  /** Takes an answer: it is kept in the browser before anything is sent. */
  answer(position: number, response: QuestionResponse, timeTakenMs: number | null): void {
    if (this.state.kind !== 'ready' || this.state.attempt.items[position]?.answer) return;
    const answer = { answerId: this.around.newId(), position, response, timeTakenMs };
    this.set({ unsaved: addUnsaved(this.around.storage, this.attemptId, answer), refused: null });
    this.failures = 0;
    void this.send();
  }

  /** Takes in a question that was added, as practice does; one that is there already stays as it is. */
  add(item: AttemptItemView): void {
    if (this.state.kind !== 'ready') return;
    const { attempt } = this.state;
    if (attempt.items.some(({ position }) => position === item.position)) return;
    this.set({ attempt: { ...attempt, items: [...attempt.items, item] } });
    this.around.tellOtherTabs();
  }

  /** The connection is back, or the person asks: tries at once. */
  retry(): void {
    this.failures = 0;
    void this.send();
  }

  /** Waits until everything is saved. @returns false when something can't be now */
  saved(): Promise<boolean> {
    return new Promise((resolve) => {
      const look = () => {
        if (this.state.kind !== 'ready') return;
        const { unsaved, delivery, refused } = this.state;
        const isStuck = delivery === 'waiting' || delivery === 'offline' || delivery === 'signed-out';
        if (unsaved.length > 0 && !isStuck) return;
        stop();
        resolve(unsaved.length === 0 && refused === null);
      };
      const stop = this.subscribe(look);
      look();
    });
  }

  /** Another tab changed the answers kept in the browser. */
  readAgain(): void {
    if (this.state.kind !== 'ready') return;
    this.set({ unsaved: readUnsaved(this.around.storage, this.attemptId) });
  }

  /** Closes the attempt. @returns its score, the positions still open, or 'failed' */
  async submit(
    finishUnanswered: boolean,
  ): Promise<Count | { readonly unanswered: readonly number[] } | 'failed'> {
    const response = await this.ask(`${this.url}/submit`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ finishUnanswered }),
    });
    if (response?.ok) {
      this.around.tellOtherTabs();
      return (await response.json()) as Count;
    }
    if (response?.status === 409) {
      const { positions } = (await response.json()) as { positions: readonly number[] };
      return { unanswered: positions };
    }
    return 'failed';
  }

  private async send(evenIfOffline = false): Promise<void> {
    if (this.isSending || this.state.kind !== 'ready') return;
    const [answer] = this.state.unsaved;
    if (!answer) return this.set({ delivery: 'idle' });
    this.cancelRetry();
    if (!this.around.isOnline() && !evenIfOffline) {
      // some systems believe themselves offline when they aren't, so a try is made now and then all the same
      this.cancelRetry = this.around.after(TRY_OFFLINE_AFTER_MS, () => void this.send(true));
      return this.set({ delivery: 'offline' });
    }
    this.isSending = true;
    this.set({ delivery: 'sending' });
    const response = await this.ask(`${this.url}/answers`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(answer),
    });
    const isSettled = await this.settle(answer, response);
    this.isSending = false;
    if (isSettled) void this.send();
  }

  /** @returns whether this answer is out of the way */
  private async settle(answer: Unsaved, response: Response | null): Promise<boolean> {
    const status = response?.status ?? 0;
    if (response?.ok) {
      this.acknowledge(answer, (await response.json()) as Feedback);
      return true;
    }
    if (status === 401) {
      this.set({ delivery: 'signed-out' });
      return false;
    }
    if (response && status >= 400 && status < 500 && status !== 408 && status !== 429) {
      const { saved } = (await response.json().catch(() => ({}))) as { saved?: Feedback };
      if (saved) this.acknowledge(answer, saved);
      else {
        this.set({
          unsaved: removeUnsaved(this.around.storage, this.attemptId, answer.answerId),
          refused: answer.position,
        });
        await this.load();
      }
      return true;
    }
    this.set({ delivery: this.around.isOnline() ? 'waiting' : 'offline' });
    const wait = RETRY_AFTER_MS[Math.min(this.failures, RETRY_AFTER_MS.length - 1)] ?? 30_000;
    this.failures += 1;
    this.cancelRetry = this.around.after(wait, () => void this.send());
    return false;
  }

  private acknowledge(answer: Unsaved, saved: Feedback): void {
    if (this.state.kind !== 'ready') return;
    const { attempt } = this.state;
    this.failures = 0;
    this.set({
      unsaved: removeUnsaved(this.around.storage, this.attemptId, answer.answerId),
      attempt: {
        ...attempt,
        items: attempt.items.map((item) =>
          item.position === saved.position ? { ...item, answer: saved.answer, key: saved.key } : item,
        ),
      },
    });
    this.around.tellOtherTabs();
  }

  /** @returns null where no reply came */
  private ask(url: string, init: RequestInit = {}): Promise<Response | null> {
    return this.around
      .fetch(url, { ...init, signal: AbortSignal.timeout(GIVE_UP_ON_REPLY_MS) })
      .catch(() => null);
  }

  private set(change: Partial<Extract<AttemptState, { kind: 'ready' }>>): void {
    if (this.state.kind === 'ready') this.replace({ ...this.state, ...change });
  }

  private replace(state: AttemptState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}
