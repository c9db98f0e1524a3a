import type { Bucket, LifecycleRule } from './buckets.ts'
import type { ObjectInfo, ObjectStore } from './store.ts'

const day = 86_400_000

/** Removes the objects that a lifecycle rule of their bucket lets expire; answers how many. */
export async function sweepBuckets(
  buckets: Iterable<Bucket>,
  store: ObjectStore,
  now: number,
): Promise<number> {
  let removed = 0
  for (const { name, lifecycle } of buckets) {
    for (const rule of lifecycle) {
      if (rule.Status !== 'Enabled' || rule.ExpirationInDays === undefined) continue
      const candidates = store.list(name, { prefix: rule.Prefix, after: '', limit: Number.MAX_SAFE_INTEGER })
      for (const object of candidates.filter(each => isExpired(each, rule, now))) {
        await store.remove(name, object.key)
        removed += 1
      }
    }
  }
  return removed
}

const isExpired = (
  { modified, tags }: ObjectInfo,
  { ExpirationInDays: days = 0, TagFilters }: LifecycleRule,
  now: number,
) => now - modified >= days * day && TagFilters.every(({ Key, Value }) => tags[Key] === Value)
