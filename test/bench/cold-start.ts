import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { codeOf } from '../../infra/bundle.ts'
import { median } from './load.ts'

const root = join(import.meta.dirname, '..', '..')
const RUNS = 15

/**
 * Import and first call in a fresh process, as a ratio to a function that has nothing but lib-dynamodb; both in
 * turn, so that whatever else the machine does hits both alike. The call ends at the check of the token.
 */
export async function coldStart(
  name: 'servicecalls' | 'catalogue',
): Promise<{ readonly ratio: number; readonly ms: number; readonly emptyMs: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'servicecall-cold-'))
  try {
    const empty = join(folder, 'empty.mjs')
    await build({
      stdin: {
        contents: `import{DynamoDBClient}from'@aws-sdk/client-dynamodb';import{DynamoDBDocumentClient,GetCommand}from'@aws-sdk/lib-dynamodb';
          const client=DynamoDBDocumentClient.from(new DynamoDBClient({}));globalThis.keep=GetCommand;
          export const handler=async()=>({statusCode:client?401:500})`,
        resolveDir: root,
      },
      outfile: empty,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node24',
      mainFields: ['module', 'main'],
      minify: true,
      banner: { js: "import{createRequire as _cr}from'node:module';const require=_cr(import.meta.url);" },
    })
    const script = join(folder, 'run.mjs')
    writeFileSync(
      script,
      `const from=performance.now();const{handler}=await import(process.argv[2]);
       const r=await handler({routeKey:'GET /api/catalogue',headers:{},requestContext:{requestId:'x',http:{method:'GET'}}});
       if(![401,404].includes(r.statusCode))throw new Error(JSON.stringify(r));
       process.stderr.write(String(performance.now()-from))`,
    )
    const env = {
      PATH: process.env.PATH,
      AWS_REGION: 'eu-central-1',
      TABLE_NAME: 't',
      DOCUMENTS_BUCKET: 'd',
      TOKEN_ISSUER: 'http://127.0.0.1:9',
      TOKEN_CLIENT: 'c',
      SITE_URL: 'http://x',
    }
    const once = async (file: string) =>
      Number((await promisify(execFile)(process.execPath, [script, file], { env })).stderr)
    const ours: number[] = []
    const theirs: number[] = []
    for (let i = 0; i < RUNS; i++) {
      theirs.push(await once(empty))
      ours.push(await once(join(codeOf(name), 'index.mjs')))
    }
    return { ratio: median(ours) / median(theirs), ms: median(ours), emptyMs: median(theirs) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
