import { Notice } from '@/components/ui/notice';

/** What is wrong with a form as a whole; announced when it appears. */
export function FormProblem({ problem }: { problem: string | undefined }) {
  return problem ? (
    <Notice tone="stop" live="alert">
      {problem}
    </Notice>
  ) : null;
}
