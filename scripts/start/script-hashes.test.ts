import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { hashesOf, joinScripts } from './script-hashes';

test('scripts that follow one another become one, and one hash names it', () => {
  const page = '<body><p>a</p><script>one()</script><script>two("<b>")</script></body>';
  const joined = joinScripts(page);
  expect(joined).toBe('<body><p>a</p><script>one();two("<b>")</script></body>');
  const hash = createHash('sha256').update('one();two("<b>")').digest('base64');
  expect(hashesOf(joined)).toEqual([`'sha256-${hash}'`]);
});

test('a script of a file, one with attributes and what stands apart are left as they are', () => {
  const page =
    '<script src="/a.js" async=""></script><script>one()</script><script id="x">two()</script><p></p><script>three()</script><i></i>';
  expect(joinScripts(page)).toBe(page);
  expect(hashesOf(page).length).toBe(2);
  const joined = joinScripts(`${page}<script>four()</script><script>five()</script>`);
  expect(joined).toBe(`${page}<script>four();five()</script>`);
});
