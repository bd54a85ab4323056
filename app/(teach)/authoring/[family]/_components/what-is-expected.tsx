import { ProseText } from '@/components/ui/prose-text';
import { Table, Td, Th } from '@/components/ui/table';
import type { Expectations } from '@/lib/authoring/expectations';
import { misconceptionOf } from '@/lib/peering/misconceptions';

/** The engine's answer as Azure, and once more with each misconception: asked anew, not read from the key. */
export function WhatIsExpected({
  expected,
  part,
}: {
  expected: Expectations | null;
  /** number of the part it is about, counted from 1; absent where the question has none */
  part: number | undefined;
}) {
  if (!expected)
    return (
      <p className="mt-4 max-w-measure text-quiet">
        No engine can work this out: its author said which option is right and whose each wrong one is.
      </p>
    );
  const { azure, others, same, meetsContestedRule } = expected;
  return (
    <>
      <Table
        caption={`What the engine answers${part === undefined ? '' : ` in part ${part}`}, under each misconception`}
        className="mt-5"
      >
        <thead>
          <tr>
            <Th>Who</Th>
            <Th>Answer</Th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <Th scope="row" className="align-top text-ink">
              Azure
            </Th>
            <Td>
              <ProseText text={azure} />
            </Td>
          </tr>
          {others.map(({ misconception, says }) => (
            <tr key={misconception}>
              <Th scope="row" className="align-top font-normal sm:w-2/5">
                <span className="font-mono">{misconception}</span>{' '}
                <ProseText text={misconceptionOf(misconception)?.belief ?? ''} />
              </Th>
              <Td>
                <ProseText text={says} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="mt-2 text-sm text-quiet">
        The other {same} misconceptions that bend a rule change nothing here
        {meetsContestedRule && '. A rule of which public sources give two readings lies on the way'}.
      </p>
    </>
  );
}
