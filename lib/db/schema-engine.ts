import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import type { Pool } from 'pg';

type WasmBindings = typeof import('@prisma/schema-engine-wasm') & {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
};

let bindings: Promise<WasmBindings> | undefined;

/**
 * Lends out Prisma's own schema engine, as WebAssembly over the `pg` driver. Prisma's commands would download a native
 * one, which fails wherever only the npm registry can be reached.
 * @param pool ended with it
 */
export async function withSchemaEngine<T>(pool: Pool, use: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  bindings ??= loadBindings();
  const { SchemaEngine } = await bindings;
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg(pool));
  // The declared constructor is private and knows nothing of the adapter; Prisma's commands call exactly this.
  const constructible = SchemaEngine as unknown as {
    new: (options: object, log: () => void, adapter: unknown) => Promise<SchemaEngine>;
  };
  const engine = await constructible.new({ datamodels: undefined }, () => {}, adapter);
  try {
    return await use(engine);
  } finally {
    engine.free();
    await pool.end();
  }
}

async function loadBindings(): Promise<WasmBindings> {
  const require = createRequire(import.meta.url);
  const module = await WebAssembly.compile(
    await readFile(
      require.resolve('@prisma/schema-engine-wasm').replace(/schema_engine\.js$/, 'schema_engine_bg.wasm'),
    ),
  );
  const imports = (await import('@prisma/schema-engine-wasm/schema_engine_bg')) as unknown as WasmBindings;
  const registry = globalThis as { PRISMA_WASM_PANIC_REGISTRY?: { set_message(text: string): void } };
  registry.PRISMA_WASM_PANIC_REGISTRY = {
    set_message: (text) => {
      throw new Error(`Prisma's schema engine panicked: ${text}`);
    },
  };
  const instance = await WebAssembly.instantiate(module, {
    './schema_engine_bg.js': { ...imports, ...unreferencedTimers(imports) } as never,
  });
  imports.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return imports;
}

/** The engine leaves a timer of ten seconds running, which would keep a command that is done from ending. */
function unreferencedTimers(imports: object): Record<string, unknown> {
  const timers = Object.keys(imports).filter((name) => name.startsWith('__wbg_setTimeout_'));
  const start = (callback: () => void, ms: number) => setTimeout(callback, ms).unref();
  return Object.fromEntries(timers.map((name) => [name, start]));
}
