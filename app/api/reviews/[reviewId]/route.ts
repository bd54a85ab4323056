import { z } from 'zod';
import { admitFrom, tooMuch } from '@/lib/auth/admission';
import { originProblem } from '@/lib/auth/origin';
import { findPerson, setPersonCookie } from '@/lib/auth/session';
import { Review, ReviewId } from '@/lib/flashcards/request';
import { recordReview, undoReview } from '@/lib/flashcards/store';
import { privately, problem } from '@/lib/problem-response';

type Context = RouteContext<'/api/reviews/[reviewId]'>;

/** Records a review, once, and says when the card comes back. Whoever is nobody yet becomes a guest. */
export async function PUT(request: Request, { params }: Context) {
  if (originProblem(request))
    return problem(403, 'foreign-origin', 'Reviews are taken from our own pages only.');
  const parsed = Review.safeParse({ ...(await request.json().catch(() => null)), ...(await params) });
  if (!parsed.success) return problem(400, 'malformed-review', z.prettifyError(parsed.error));
  const before = await findPerson(request);
  const recorded = await recordReview(before, parsed.data, new Date(), admitFrom(request)).catch(tooMuch);
  if (recorded instanceof Response) return recorded;
  if (!recorded.ok)
    return recorded.error === 'unknown-card'
      ? problem(404, 'unknown-card', 'There is no flashcard with this id any more; load the page again.')
      : problem(409, 'review-id-used', 'reviewId: used for another review; make a new one.');
  const { card, person } = recorded.value;
  if (person.id !== before?.id) await setPersonCookie(person);
  return privately({ card });
}

/** Takes back the latest review of a card. */
export async function DELETE(request: Request, { params }: Context) {
  if (originProblem(request))
    return problem(403, 'foreign-origin', 'Reviews are undone from our own pages only.');
  const person = await findPerson(request);
  if (!person) return problem(401, 'signed-out', 'Sign in again to change your reviews.');
  const reviewId = ReviewId.safeParse((await params).reviewId);
  const undone = reviewId.success ? await undoReview(person, reviewId.data, new Date()) : null;
  if (undone?.ok) return privately({ card: undone.value });
  return undone?.error === 'not-the-latest'
    ? problem(
        409,
        'not-the-latest',
        'The card has been reviewed again since; only its latest review can be undone.',
      )
    : problem(404, 'not-found', 'You have no review with this id.');
}
