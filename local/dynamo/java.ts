import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Refusal } from '../refusal.ts'

const run = promisify(execFile)
const oldest = 17

/** The Java to use: that of JAVA_HOME, else that of the path. Refuses when there is none or it is too old. */
export async function findJava(env: NodeJS.ProcessEnv): Promise<string> {
  const java = commandFrom(env.JAVA_HOME)
  const version = await versionOf(java)
  if (version >= oldest) return java
  throw new Refusal(
    `Java ${version} is too old for DynamoDB Local: install Java ${oldest} or newer, or set AWS_ENDPOINT_URL_DYNAMODB to another DynamoDB endpoint.`,
  )
}

function commandFrom(home: string | undefined): string {
  if (!home) return 'java'
  const names = [join(home, 'bin', 'java'), join(home, 'bin', 'java.exe')]
  return names.find(name => existsSync(name)) ?? 'java'
}

async function versionOf(java: string): Promise<number> {
  // macOS has a placeholder named java that fails when no Java is installed.
  const { stderr, stdout } = await run(java, ['-version'], { timeout: 15_000 }).catch(() => ({
    stderr: '',
    stdout: '',
  }))
  const version = majorVersion(stderr + stdout)
  if (version !== undefined) return version
  throw new Refusal(
    `Java was not found: install Java ${oldest} or newer (DynamoDB Local needs it), or set AWS_ENDPOINT_URL_DYNAMODB to another DynamoDB endpoint.`,
  )
}

/** 17 from `openjdk version "17.0.15"`, 8 from `java version "1.8.0_402"`. */
export function majorVersion(text: string): number | undefined {
  const [, major, minor] = /version "(\d+)(?:\.(\d+))?/.exec(text) ?? []
  if (major === undefined) return undefined
  return major === '1' && minor !== undefined ? Number(minor) : Number(major)
}
