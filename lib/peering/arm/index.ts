/** Reading and writing what Azure's own tools read and write. Kept apart from the engine: figures do not need it. */
export { parseJsonText } from './json-text';
export { type ParsedTopology, parseTopology, type TemplateContext, type Unresolved } from './parse-topology';
export { toCli } from './to-cli';
export { type Template, toTemplate } from './to-template';
