import { expect, test } from 'vitest';
import { SignUp } from './auth/sign-in';
import { ClassForm } from './classes/forms';
import { oneLine } from './one-line';

test.each([
  ['Ada\u0000Lovelace', 'Ada Lovelace'],
  ['  Ada\r\n\tLovelace ', 'Ada Lovelace'],
  ['Ada\u202eecalevoL', 'AdaecalevoL'],
  ['Ada\ud800', 'Ada'],
  ['نرگس\u200cسادات', 'نرگس\u200cسادات'],
  ['O’Neill-Müller', 'O’Neill-Müller'],
  ['\u200b\u2060', ''],
  ['\u200d', ''],
])('%j is shown as %j', (text, shown) => {
  expect(oneLine(text)).toBe(shown);
});

test('a name of a person or a class is one line that can be seen, so it can be kept', () => {
  const account = { email: 'sam@example.org', password: 'correct horse battery' };
  expect(SignUp.parse({ ...account, name: 'Sa\u0000m' }).name).toBe('Sa m');
  expect(SignUp.safeParse({ ...account, name: '\u200b' }).success).toBe(false);
  expect(ClassForm.parse({ name: 'Net\u0000works' }).name).toBe('Net works');
  expect(ClassForm.safeParse({ name: '\u200b' }).error?.issues[0]?.message).toBe('Give the class a name.');
});
