import type { Random } from '@/lib/random';
import type { Draft, Family, Structure } from './family';
import type { IdSource } from './generate';
import type { Proven, ProvenList, ProvenParts } from './prove';
import type { Option } from './prove/proven';
import type {
  Choice,
  ChoiceKey,
  CommandPiece,
  Level,
  PartKey,
  Proof,
  Question,
  QuestionForm,
  QuestionKey,
} from './question';

export type Source = {
  readonly family: Family;
  readonly seed: string;
  readonly structure: Structure;
  readonly level: Level;
  readonly draft: Draft;
};

/** A proven draft as a question: options shuffled and given ids, what may be seen apart from what may not. */
export function assemble(source: Source, proven: Proven, random: Random, ids: IdSource): Question {
  const { family, seed, structure, level, draft } = source;
  const { form, key, proof } =
    'parts' in proven
      ? assembleParts(source, proven, random, ids)
      : assembleList(source, proven, random, ids);
  const contested = 'otherReading' in proven && proven.otherReading !== undefined;
  return {
    family: family.id,
    seed,
    structure: structure.name,
    level,
    kind: family.kind,
    concepts: structure.concepts ?? family.concepts,
    public: {
      prompt: draft.prompt,
      ...(draft.note && { note: draft.note }),
      ...(proven.figure && { figure: proven.figure }),
      ...(contested && { contested }),
      ...form,
    },
    key: {
      headline: draft.headline,
      why: proven.why,
      facts: proven.facts,
      path: proven.path,
      ...(proven.packet && { packet: proven.packet }),
      ...(proven.figureAfter && { figure: proven.figureAfter }),
      ...key,
    },
    ...(proof && { proof }),
  };
}

type Assembled = {
  readonly form: QuestionForm;
  readonly key: Pick<QuestionKey, 'right' | 'alsoRight' | 'byChoice' | 'byPart' | 'otherReading'>;
  readonly proof: Proof | undefined;
};

function assembleList(
  { family, draft }: Source,
  proven: ProvenList,
  random: Random,
  ids: IdSource,
): Assembled {
  const options = identify(random.shuffle([...proven.right, ...proven.wrong]), ids);
  const idOf = (text: string) => options.find((option) => option.text === text)?.id ?? '';
  const other = proven.otherReading;
  const otherChoice = other && options.find(({ text }) => text === other.answer)?.id;
  return {
    form: listForm(family.kind, options, draft),
    key: {
      right: proven.right.map(({ text }) => idOf(text)),
      ...(proven.alsoRight && { alsoRight: proven.alsoRight.map((texts) => texts.map(idOf)) }),
      // by the other reading that answer is right, and nothing says which reading is Azure's
      ...(otherChoice && { alsoRight: [[otherChoice]] }),
      byChoice: keysOf(options),
      ...(other && { otherReading: { ...other, ...(otherChoice && { choice: otherChoice }) } }),
    },
    proof: proofOf(proven, options),
  };
}

function listForm(kind: Family['kind'], options: readonly Identified[], draft: Draft): QuestionForm {
  const choices: Choice[] = options.map(({ id, text }) => ({ id, text }));
  switch (kind) {
    case 'single-choice':
      return { kind, choices };
    case 'hot-spot':
      return { kind, choices: options.map(({ id, text, at }) => ({ id, text, at: required(at, text) })) };
    case 'multiple-response':
    case 'order':
      if ('pick' in draft) return { kind, choices, pick: draft.pick };
  }
  throw new Error(`a draft of form "${draft.form}" makes no question of kind "${kind}"`);
}

function required(at: string | undefined, text: string): string {
  if (at === undefined)
    throw new Error(`the option "${text}" of a hot spot stands for no place: give the draft a spot`);
  return at;
}

function assembleParts(
  { family, draft }: Source,
  { parts, proof, figure }: ProvenParts,
  random: Random,
  ids: IdSource,
): Assembled {
  const made = parts.map((part) => {
    const options = identify(arrange([...part.right, ...part.wrong], part.arranged, random), ids);
    return { id: ids(), part, options };
  });
  const asParts = made.map(({ id, part, options }) => ({
    id,
    label: part.label,
    choices: options.map(({ id, text }) => ({ id, text })),
  }));
  return {
    form: partsForm(family.kind, asParts, draft),
    key: {
      right: made.map(
        ({ part, options }) => options.find(({ text }) => text === part.right[0]?.text)?.id ?? '',
      ),
      byChoice: keysOf(made.flatMap(({ options }) => options)),
      byPart: Object.fromEntries(
        made.map(({ id, part }): [string, PartKey] => {
          const after = part.figureAfter ?? (part.figure === figure ? undefined : part.figure);
          return [
            id,
            {
              why: part.why,
              path: part.path,
              ...(part.packet && { packet: part.packet }),
              ...(after && { figure: after }),
            },
          ];
        }),
      ),
    },
    proof: {
      ...proof,
      byPart: Object.fromEntries(
        made.flatMap(({ id, part, options }) => {
          const own = proofOf(part, options);
          return own ? [[id, own]] : [];
        }),
      ),
    },
  };
}

function partsForm(
  kind: Family['kind'],
  parts: Extract<QuestionForm, { kind: 'yes-no-series' }>['parts'],
  draft: Draft,
): QuestionForm {
  if (draft.form !== 'parts')
    throw new Error(`a draft of form "${draft.form}" makes no question of kind "${kind}"`);
  switch (kind) {
    case 'yes-no-series':
    case 'problem-solution':
      return { kind, parts };
    case 'fill-in':
      return { kind, parts, title: draft.title ?? '' };
    case 'command':
      return {
        kind,
        parts,
        command: (draft.command ?? []).map((piece): CommandPiece => {
          const part = typeof piece === 'number' ? parts[piece] : undefined;
          if (typeof piece === 'number' && !part)
            throw new Error(`the command names part ${piece}, which there is not`);
          return part ? { part: part.id } : String(piece);
        }),
      };
    default:
      throw new Error(`a draft in parts makes no question of kind "${kind}"`);
  }
}

type Identified = Option & { readonly id: string };

const identify = (options: readonly Option[], ids: IdSource): Identified[] =>
  options.map((option) => ({ ...option, id: ids() }));

/** What has a place of its own comes first, in that order; the rest as chance has it. */
function arrange(options: readonly Option[], arranged: readonly string[], random: Random): Option[] {
  const placed = arranged.flatMap((text) => options.filter((option) => option.text === text));
  return [...placed, ...random.shuffle(options.filter((option) => !placed.includes(option)))];
}

const keysOf = (options: readonly Identified[]): Record<string, ChoiceKey> =>
  Object.fromEntries(options.map(({ id, key }) => [id, key]));

function proofOf({ proof, after }: ProvenList, options: readonly Identified[]): Proof | undefined {
  if (!proof || !after) return proof;
  const afterChoice = Object.fromEntries(
    options.flatMap(({ id, text }) => {
      const asked = after.get(text);
      return asked ? [[id, asked]] : [];
    }),
  );
  return { ...proof, afterChoice };
}
