/**
 * The JSON of attempts and answers as Postgres builds it, in the shapes of `attempt.ts`. What a browser gets is sent on
 * as it comes out of the database: parsing and writing it again would be a good part of what saving an answer costs.
 */

/** JSON text of a `T`, made by a statement of ours. */
export type JsonText<T> = string & { readonly of?: T };

export const parseJson = <T>(text: JsonText<T>): T => JSON.parse(text) as T;

/**
 * The condition that the row `person` is who asks, given as a statement's first two parameters: id and session version.
 * It stands in every statement, so that signing out everywhere and disabling an account count at once.
 */
export const PERSON_IS_ASKER = `person.id = $1::uuid AND person."sessionVersion" = $2::int AND person."disabledAt" IS NULL`;

/** As `Date.toISOString` writes it. */
const iso = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** `SavedAnswer` of the row `item`, once it is answered. */
const SAVED_ANSWER = `json_build_object('answerId', item."answerId", 'response', item.response, 'isRight', item."isRight",
  'points', item.points, 'maxPoints', item."maxPoints", 'answeredAt', ${iso('item."answeredAt"')})`;

/**
 * `ShownKey` of the row `item`, whose key has none but the fields that `storedItems` names: of the options only the chosen ones
 * have their remarks.
 */
const SHOWN_KEY = `((item.key - 'byChoice') || jsonb_build_object('concepts', to_jsonb(item.concepts))
  || CASE WHEN item.response IS NULL THEN '{}' ELSE jsonb_build_object('chosen', (
    SELECT jsonb_object_agg(choice, item.key #> ARRAY['byChoice', choice]) FROM unnest(item.response) AS choice)) END)`;

/** `Feedback` of the row `item`, which is answered. */
export const FEEDBACK = `json_build_object('position', item.position, 'answer', ${SAVED_ANSWER}, 'key', ${SHOWN_KEY})::text`;

/**
 * `AttemptItemView` of the row `item` of an `attempt`. The key of an unanswered question of an open attempt doesn't even
 * leave the database.
 */
export const ITEM_VIEW = `json_build_object(
    'position', item.position, 'question', item.question,
    'answer', CASE WHEN item."answeredAt" IS NOT NULL THEN ${SAVED_ANSWER} END,
    'key', CASE WHEN item."answeredAt" IS NOT NULL OR attempt."submittedAt" IS NOT NULL THEN ${SHOWN_KEY} END
  )`;

/** `AttemptView` of the rows `item` of an `attempt`, grouped by `attempt.id`. */
export const ATTEMPT_VIEW = `json_build_object(
  'id', attempt.id, 'quiz', attempt.quiz, 'practice', attempt.practice,
  'startedAt', ${iso('attempt."startedAt"')}, 'submittedAt', ${iso('attempt."submittedAt"')},
  'score', CASE WHEN attempt.correct IS NOT NULL
    THEN json_build_object('correct', attempt.correct, 'total', attempt.total) END,
  'items', json_agg(${ITEM_VIEW} ORDER BY item.position))::text`;
