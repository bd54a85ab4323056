import { randomBytes } from 'node:crypto';
import { chmod, mkdir, open, readFile, rename } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { codeOf, Refusal } from '@/lib/refusal';

/** What is made at the first start and kept, readable by its owner alone. */
export type Installation = {
  readonly databasePassword: string;
  /** signs the session cookies */
  readonly secret: string;
  /** when the demonstration was put in; null: not yet, or not whole */
  readonly demoSeededAt: string | null;
};

const fileIn = (dataFolder: string) => join(dataFolder, 'installation.json');

/** @throws Refusal when the folder can't be written to or what is kept in it can't be read */
export async function openInstallation(dataFolder: string): Promise<Installation> {
  try {
    await mkdir(dataFolder, { recursive: true });
    const found = await readFile(fileIn(dataFolder), 'utf8').catch((error) => {
      if (codeOf(error) === 'ENOENT') return null;
      throw error;
    });
    if (found !== null) {
      await recordInstallation(dataFolder, parseInstallation(found, dataFolder)); // fails now if it can't be written
      return parseInstallation(found, dataFolder);
    }
    const made = {
      databasePassword: randomBytes(24).toString('base64url'),
      secret: randomBytes(33).toString('base64url'),
      demoSeededAt: null,
    };
    await recordInstallation(dataFolder, made);
    return made;
  } catch (error) {
    const code = codeOf(error);
    if (!code) throw error;
    throw new Refusal(
      `The data folder ${dataFolder} can't be written to by ${userInfo().username} (${code}): give that user the right to, or choose another folder with SPOKEWISE_DATA_DIR.`,
    );
  }
}

function parseInstallation(text: string, dataFolder: string): Installation {
  try {
    const { databasePassword, secret, demoSeededAt } = JSON.parse(text);
    if (typeof databasePassword === 'string' && typeof secret === 'string') {
      return { databasePassword, secret, demoSeededAt: demoSeededAt ?? null };
    }
  } catch {}
  throw new Refusal(
    `${fileIn(dataFolder)} can't be read as the file a first start makes: put back a copy of it, or move ${dataFolder} away to begin anew.`,
  );
}

/** Written beside its place and moved there: a kill leaves the old file or the new one, never half of one. */
export async function recordInstallation(dataFolder: string, installation: Installation): Promise<void> {
  const unfinished = `${fileIn(dataFolder)}.unfinished`;
  const file = await open(unfinished, 'w', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(installation, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await chmod(unfinished, 0o600);
  await rename(unfinished, fileIn(dataFolder));
}
