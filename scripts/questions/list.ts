import { FAMILIES } from '../../content/questions';

export const list = () =>
  FAMILIES.map(({ id, title, concepts, levels, kind, misconceptions, structures }) => ({
    id,
    title,
    concepts,
    levels,
    kind,
    misconceptions,
    structures: structures.map(({ name }) => name),
  }));
