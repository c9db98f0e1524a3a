import type { Cloud } from './template/cloud.ts'

/** Finds resources by their logical id without the hash that CDK appends to it. */
export type Names = {
  /** The local name of a resource. */
  readonly of: (id: string) => string
  readonly find: (id: string, type: string) => string | undefined
  readonly logicalId: (id: string, type?: string) => string
  /** Functions may also be named without the word Function at the end. */
  readonly functionId: (id: string) => string
}

const short = (id: string): string => id.replace(/[0-9A-F]{8}$/, '').toLowerCase()

/** Opens the lookup for the resources of a template. */
export function openNames(cloud: Cloud): Names {
  const matching = (id: string, type?: string): readonly string[] => {
    const wanted = id.toLowerCase()
    const ids = cloud.ids(type)
    const exact = ids.filter(each => each === id)
    return exact.length > 0 ? exact : ids.filter(each => short(each) === wanted)
  }
  const logicalId = (id: string, type?: string): string => {
    const [found, ...others] = matching(id, type)
    if (found === undefined || others.length > 0) {
      const what = type ?? 'resource'
      throw new Error(
        found === undefined
          ? `The template has no ${what} ${id}.`
          : `${id} is not the only ${what} of that name.`,
      )
    }
    return found
  }
  return {
    of: id => cloud.ref(logicalId(id)),
    find: (id, type) => {
      const [found] = matching(id, type)
      return found && cloud.ref(found)
    },
    logicalId,
    functionId: id => {
      const type = 'AWS::Lambda::Function'
      return matching(id, type).length > 0 ? logicalId(id, type) : logicalId(`${id}Function`, type)
    },
  }
}
