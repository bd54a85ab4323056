import Link from 'next/link';
import type { ComponentProps } from 'react';

export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger';

const LOOKS: Record<ButtonLook, string> = {
  primary: 'bg-accent text-on-accent hover:brightness-110 px-5',
  secondary: 'bg-sheet text-ink border border-edge hover:border-ink px-5',
  quiet: 'text-accent underline-offset-4 hover:underline px-2',
  danger: 'bg-sheet text-stop border border-stop hover:bg-stop-soft px-5',
};

/** For the rare element that must look like a button and be something else. */
export const buttonClass = (look: ButtonLook = 'primary') =>
  `inline-flex min-h-11 items-center justify-center gap-2 rounded-md py-2 text-base/5 font-medium disabled:opacity-55 aria-disabled:opacity-55 ${LOOKS[look]}`;

export function Button({
  look = 'primary',
  className = '',
  type = 'submit',
  ...rest
}: ComponentProps<'button'> & { look?: ButtonLook }) {
  return <button type={type} className={`${buttonClass(look)} ${className}`} {...rest} />;
}

/** Goes somewhere and changes nothing; what changes something is a Button in a form. */
export function LinkButton({
  look = 'primary',
  className = '',
  ...rest
}: ComponentProps<typeof Link> & { look?: ButtonLook }) {
  return <Link className={`${buttonClass(look)} ${className}`} {...rest} />;
}
