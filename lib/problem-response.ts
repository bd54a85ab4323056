/**
 * A refusal as JSON, for programs and for pages that fetch: `error` is a literal to branch on, `message` says to a
 * person what is wrong and what to do.
 */
export function problem(
  status: number,
  error: string,
  message: string,
  more: Readonly<Record<string, unknown>> = {},
): Response {
  return Response.json(
    { ...more, error, message },
    { status, headers: { 'cache-control': 'private, no-store' } },
  );
}

/** What a person gets to read as JSON: theirs alone, so no cache on the way may keep it. */
export const privately = (value: unknown): Response => privateJson(JSON.stringify(value));

/** @param text JSON already */
export function privateJson(text: string): Response {
  return new Response(text, {
    headers: { 'content-type': 'application/json', 'cache-control': 'private, no-store' },
  });
}
