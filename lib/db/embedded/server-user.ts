import { spawnSync } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';
import { Refusal } from '@/lib/refusal';

/** Whom PostgreSQL runs as: it refuses root. Null: as ourselves. */
export type ServerUser = { readonly uid: number; readonly gid: number; readonly name: string } | null;

/**
 * @param databaseFolder an existing one decides: its owner is who can go on with it
 */
export async function findServerUser(databaseFolder: string): Promise<ServerUser> {
  const owner = await stat(databaseFolder).catch(() => null);
  if (process.getuid?.() !== 0) {
    if (owner && process.getuid && owner.uid !== process.getuid()) {
      throw new Refusal(
        `The database in ${databaseFolder} belongs to another user (number ${owner.uid}) and you are ${userInfo().username}: start as that user, or choose another folder with SPOKEWISE_DATA_DIR.`,
      );
    }
    return null;
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid, name: `number ${owner.uid}` };
  const user = findUser() ?? addUser();
  if (user) return user;
  throw new Refusal(
    'PostgreSQL does not run as root and no user "postgres" could be made for it: start as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.',
  );
}

function findUser(): ServerUser {
  for (const name of ['postgres', '_postgres']) {
    const [uid, gid] = ['-u', '-g'].map((flag) => {
      const { status, stdout } = spawnSync('id', [flag, name], { encoding: 'utf8' });
      return status === 0 ? Number(stdout.trim()) : 0;
    });
    if (uid && gid) return { uid, gid, name };
  }
  return null;
}

function addUser(): ServerUser {
  const nowhere = '/nonexistent';
  const ways: [string, string[]][] = [
    [
      'useradd',
      ['--system', '--user-group', '--home-dir', nowhere, '--shell', '/usr/sbin/nologin', 'postgres'],
    ],
    ['adduser', ['-S', '-D', '-H', '-h', nowhere, '-s', '/sbin/nologin', 'postgres']],
  ];
  return ways.some(([command, args]) => spawnSync(command, args).status === 0) ? findUser() : null;
}

/**
 * The first folder on the way to `path` that the user may not enter, or null.
 * As root everything can be entered, so this is asked as the user.
 */
export function findClosedFolder(user: ServerUser, path: string): string | null {
  if (!user) return null;
  const folders = [path];
  for (let folder = dirname(path); folder !== folders[0]; folder = dirname(folder)) folders.unshift(folder);
  return folders.find((folder) => !canEnter(user, folder)) ?? null;
}

function canEnter({ uid, gid }: NonNullable<ServerUser>, folder: string): boolean {
  const { status } = spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { uid, gid, cwd: '/' });
  return status === 0;
}
