import type { ReactNode } from 'react';
import { Sign, type Tone } from './sign';

const LOOKS: Record<Tone, string> = {
  info: 'border-accent bg-accent-soft',
  good: 'border-go bg-go-soft',
  warn: 'border-warn bg-warn-soft',
  stop: 'border-stop bg-stop-soft',
};

/**
 * Something the reader should know now. An error says what happened, what was kept and what to do.
 * `live` announces it to a screen reader when it appears: `alert` interrupts, `status` waits.
 */
export function Notice({
  tone = 'info',
  title,
  children,
  live,
  className = '',
}: {
  tone?: Tone;
  title?: ReactNode;
  children?: ReactNode;
  live?: 'alert' | 'status';
  className?: string;
}) {
  return (
    <div
      role={live}
      className={`flex gap-3 rounded-lg border px-4 py-3 text-[0.9875rem]/6 ${LOOKS[tone]} ${className}`}
    >
      <span className="pt-[3px]">
        <Sign tone={tone} />
      </span>
      <div className="min-w-0">
        {title && <p className="font-semibold">{title}</p>}
        {children}
      </div>
    </div>
  );
}
