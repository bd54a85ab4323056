import { z } from 'zod';
import { originProblem } from '@/lib/auth/origin';
import { findPerson } from '@/lib/auth/session';
import { privateJson, problem } from '@/lib/problem-response';
import { Answer } from '@/lib/quiz/answering/request';
import { type AnswerProblem, recordAnswer } from '@/lib/quiz/answering/store';
import { parseJson } from '@/lib/quiz/attempt-json';

const PROBLEMS: Record<AnswerProblem['kind'], { status: number; message: string }> = {
  'not-found': { status: 404, message: 'You have no attempt with this id that has this question.' },
  closed: { status: 409, message: 'This attempt has been handed in; its answers stay as they are.' },
  'already-answered': { status: 409, message: 'This question has been answered; the first answer counts.' },
  'choice-not-offered': { status: 400, message: 'choice: not one of the options of this question.' },
  'not-an-answer': { status: 400, message: 'response: not what a question of this kind takes as an answer.' },
  'answer-id-used': { status: 409, message: 'answerId: used for another question; make a new one.' },
};

/** Saves one answer, once, and says what was right. A repeat with the same answerId gets the same reply. */
export async function PUT(request: Request, { params }: RouteContext<'/api/attempts/[attemptId]/answers'>) {
  if (originProblem(request))
    return problem(403, 'foreign-origin', 'Answers are taken from our own pages only.');
  const person = await findPerson(request);
  if (!person) return problem(401, 'signed-out', 'Sign in again; the answer is kept in this browser.');
  const answer = Answer.safeParse({ ...(await request.json().catch(() => null)), ...(await params) });
  if (!answer.success) return problem(400, 'malformed-answer', z.prettifyError(answer.error));
  const saved = await recordAnswer(person, answer.data, new Date());
  if (saved.ok) return privateJson(saved.value);
  const { kind } = saved.error;
  const more = kind === 'already-answered' ? { saved: parseJson(saved.error.saved) } : {};
  return problem(PROBLEMS[kind].status, kind, PROBLEMS[kind].message, more);
}
