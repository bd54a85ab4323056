import type { MDXComponents } from 'mdx/types';

const components: MDXComponents = {};

/** What Markdown elements of a lesson become. Next looks for this file at the top of the project. */
export function useMDXComponents(): MDXComponents {
  return components;
}
