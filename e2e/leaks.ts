import type { Page } from '@playwright/test';

/** What must stay on the server while a question is unanswered. */
export type Secrets = {
  readonly position: number;
  readonly seeds: readonly string[];
  /** sentences of the key (why, headline, remarks, beliefs), bare of all but letters and digits */
  readonly sentences: readonly string[];
};

export type Received = { readonly from: string; readonly kind: 'data' | 'code'; readonly text: string };

/** Names under which a key is stored. Code that shows keys names them too; in data they have no business yet. */
const KEY_NAMES =
  /"(right|alsoRight|byChoice|byPart|otherReading|isRight|misconceptions|remark|headline|seed|structure)\\?"\s*:\s*(?!null|\s)/;

/** Letters and digits alone, so that it doesn't matter how quotes, accents and marks were escaped on the way. */
const bare = (text: string) =>
  text.replace(/&#?\w+;|\\+u[0-9a-f]{4}|\\+[nrt]/gi, '').replace(/[^a-z0-9]/gi, '');

/** Every place where a secret of an unanswered question shows. */
export function findLeaks(received: readonly Received[], secrets: readonly Secrets[]): string[] {
  const texts = received.map((each) => ({ ...each, bared: bare(each.text) }));
  return texts.flatMap(({ from, kind, text, bared }) => [
    ...(kind === 'data' && KEY_NAMES.test(text) ? [`${from}: ${KEY_NAMES.exec(text)?.[0]}`] : []),
    ...secrets.flatMap(({ position, seeds, sentences }) => [
      ...seeds.filter((seed) => text.includes(seed)).map((seed) => `${from}: seed ${seed} of ${position}`),
      ...sentences
        .filter((sentence) => bared.includes(sentence))
        .map((sentence) => `${from}: “${sentence}” of ${position}`),
    ]),
  ]);
}

export type KeyRow = {
  readonly position: number;
  readonly isAnswered: boolean;
  readonly attemptSeed: string;
  readonly seed: string;
  readonly question: unknown;
  readonly key: {
    readonly headline: string;
    readonly why: string;
    readonly byChoice: Record<
      string,
      { readonly remark: string; readonly misconceptions: readonly { readonly belief: string }[] }
    >;
    readonly byPart?: Record<string, { readonly why: string }>;
    readonly otherReading?: { readonly answer: string };
  };
};

export const KEYS_SQL = `
  SELECT item.position, attempt.seed AS "attemptSeed", item.seed, item.question, item.key,
    item.response IS NOT NULL AS "isAnswered"
  FROM "AttemptItem" AS item JOIN "Attempt" AS attempt ON attempt.id = item."attemptId"
  WHERE attempt.id = $1 ORDER BY item.position`;

/** @param rows all questions of an attempt */
export function secretsOf(rows: readonly KeyRow[]): Secrets[] {
  // What a question itself shows gives nothing away, nor does what the key of an answered one has said in general.
  const shown = bare(
    JSON.stringify(rows.map(({ question, key, isAnswered }) => [question, isAnswered ? key : null])),
  );
  return rows
    .filter(({ isAnswered }) => !isAnswered)
    .map(({ position, attemptSeed, seed, key }) => {
      const sentences = [
        key.headline,
        key.why,
        ...Object.values(key.byChoice).flatMap(({ remark, misconceptions }) => [
          remark,
          ...misconceptions.map(({ belief }) => belief),
        ]),
        ...Object.values(key.byPart ?? {}).map(({ why }) => why),
        ...(key.otherReading ? [key.otherReading.answer] : []),
      ];
      const telling = sentences
        .map(bare)
        .filter((sentence) => sentence.length >= 20 && !shown.includes(sentence));
      return { position, seeds: [attemptSeed, seed], sentences: telling };
    });
}

/** Everything a browser gets from now on: each response, and at each call what the page itself holds. */
export function receive(page: Page): () => Promise<Received[]> {
  const bodies: Promise<Received>[] = [];
  page.on('response', (response) => {
    const kind = response.request().resourceType() === 'script' ? 'code' : 'data';
    const from = `${response.status()} ${new URL(response.url()).pathname}`;
    const headers = JSON.stringify(response.headers());
    const body = response.text().catch(() => ''); // a redirect has none
    bodies.push(body.then((text) => ({ from, kind, text: `${headers}\n${text}` })));
  });
  return async () => {
    const held = await page.evaluate(() =>
      JSON.stringify([
        document.documentElement.outerHTML,
        { ...localStorage },
        { ...sessionStorage },
        history.state,
        location.href,
      ]),
    );
    // what the page holds is written by code, and its markup names nothing that is not in a response
    return [...(await Promise.all(bodies)), { from: 'the page', kind: 'code', text: held }];
  };
}
