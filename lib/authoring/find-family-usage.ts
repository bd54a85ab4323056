import 'server-only';
import { cacheLife } from 'next/cache';
import { listFamilyUsage } from './store';
import type { FamilyUsage } from './usage';

/**
 * The use of every family, at most five minutes old and counted at most once in a minute and server: it says nothing about
 * anybody, so that all who may see it share it. The page has asked who is reading.
 */
export async function findFamilyUsage(): Promise<FamilyUsage[]> {
  'use cache';
  cacheLife({ stale: 60, revalidate: 60, expire: 300 });
  return listFamilyUsage();
}
