import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..')

test('"npx cdk synth" works without credentials and without a network', async () => {
  const out = mkdtempSync(join(tmpdir(), 'servicecall-synth-'))
  // Every way out leads to a closed port, and there is nothing to sign in with.
  const nowhere = 'http://127.0.0.1:9'
  const env = {
    PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH}`,
    HOME: out,
    AWS_EC2_METADATA_DISABLED: 'true',
    HTTP_PROXY: nowhere,
    HTTPS_PROXY: nowhere,
    CDK_DISABLE_CLI_TELEMETRY: 'true',
  }
  try {
    await promisify(execFile)('cdk', ['synth', '--quiet', '--output', out], { cwd: root, env })
    expect(readdirSync(out)).toContain('Servicecall.template.json')
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
})
