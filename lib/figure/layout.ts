export type { Drawing } from './drawing';
export { layoutNarrow } from './narrow';
export { layoutWide } from './wide/layout-wide';
