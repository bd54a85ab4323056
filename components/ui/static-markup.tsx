import { isValidElement, type ReactElement, type ReactNode } from 'react';

/** React's names of attributes that are written otherwise in HTML and SVG. */
const WRITTEN: Readonly<Record<string, string>> = {
  className: 'class',
  tabIndex: 'tabindex',
  readOnly: 'readonly',
  htmlFor: 'for',
  inputMode: 'inputmode',
  maxLength: 'maxlength',
  spellCheck: 'spellcheck',
  autoCapitalize: 'autocapitalize',
  autoComplete: 'autocomplete',
  fontSize: 'font-size',
  textAnchor: 'text-anchor',
  strokeDasharray: 'stroke-dasharray',
  strokeWidth: 'stroke-width',
  strokeLinecap: 'stroke-linecap',
  strokeLinejoin: 'stroke-linejoin',
};
const SAYS_FALSE = /^(aria-|data-|spellCheck$)/;
/** written in camel case by SVG itself */
const AS_IT_IS = new Set(['viewBox', 'pathLength']);
const VOID = new Set(['br', 'hr', 'img', 'input']);

/**
 * Puts a tree of pure components into the page as text. React has nothing in it to hydrate, which on a phone is most of
 * what a page full of figures costs. For server components only: nothing in the tree can have state or be clicked.
 */
export function Static({ children, className }: { children: ReactNode; className?: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the text is made here, every part of it escaped
  return <div className={className} dangerouslySetInnerHTML={{ __html: staticMarkup(children) }} />;
}

/** The markup React would make of it. Throws on what can't be text: an event handler, an attribute it doesn't know. */
export function staticMarkup(node: ReactNode): string {
  if (node === null || node === undefined || typeof node === 'boolean') return '';
  if (typeof node === 'string' || typeof node === 'number') return escaped(String(node));
  if (Array.isArray(node)) return node.map(staticMarkup).join('');
  if (!isValidElement(node)) throw new Error('Only elements, texts and lists of them have a static markup.');
  const { type, props } = node as ReactElement<Record<string, unknown>>;
  if (typeof type === 'function') return staticMarkup((type as (props: unknown) => ReactNode)(props));
  if (typeof type !== 'string') return staticMarkup(props.children as ReactNode);
  const { children, ...attributes } = props;
  const open = `<${type}${Object.entries(attributes)
    .map(([name, value]) => attribute(name, value))
    .join('')}`;
  return VOID.has(type) ? `${open}/>` : `${open}>${staticMarkup(children as ReactNode)}</${type}>`;
}

function attribute(name: string, value: unknown): string {
  if (value === undefined || value === null || value === false) {
    // of these, false is a value
    return value === false && SAYS_FALSE.test(name) ? ` ${WRITTEN[name] ?? name}="false"` : '';
  }
  const written = WRITTEN[name] ?? name;
  if (name === 'style') return ` style="${escaped(styleText(value as Record<string, string | number>))}"`;
  if (
    typeof value === 'object' ||
    typeof value === 'function' ||
    (/[A-Z]/.test(written) && !AS_IT_IS.has(name))
  ) {
    throw new Error(`The attribute ${name} has no static markup.`);
  }
  return ` ${written}="${value === true && !SAYS_FALSE.test(name) ? '' : escaped(String(value))}"`;
}

/** Lengths with their unit, as they are written in style sheets. */
const styleText = (style: Readonly<Record<string, string | number>>) =>
  Object.entries(style)
    .map(([name, value]) => `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${value}`)
    .join(';');

const ESCAPED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
};
const escaped = (text: string) => text.replace(/[&<>"']/g, (letter) => ESCAPED[letter] ?? letter);
