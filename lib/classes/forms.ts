import { z } from 'zod';
import { oneLine } from '@/lib/one-line';

/** What is wrong with a form that was sent, with the remedy; null when nothing is. */
export type FormProblem = string | null;

const CLASS_NAME_MAX = 80;

export const ClassName = z
  .string('Give the class a name.')
  .overwrite(oneLine)
  .min(1, 'Give the class a name.')
  .max(CLASS_NAME_MAX, `A class’s name has at most ${CLASS_NAME_MAX} characters.`);

export const ClassForm = z.object({ name: ClassName });
export const LeaveForm = z.object({ classId: z.uuid() });
export const RenameForm = z.object({ classId: z.uuid(), name: ClassName });
export const RenewForm = z.object({ classId: z.uuid() });
export const RemoveForm = z.object({ classId: z.uuid(), studentId: z.uuid() });
