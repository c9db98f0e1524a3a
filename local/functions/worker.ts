/** Runs in a worker thread of its own: loads one function's bundle and answers invocations. */
import { parentPort, workerData } from 'node:worker_threads'
import * as v from 'valibot'
import { type FunctionError, type Reply, Request, ready, Setup } from './messages.ts'

const setup = v.parse(Setup, workerData)
const Handler = v.function()

const loading = import(setup.handlerUrl).then(
  (module: unknown) => {
    const exports = v.parse(v.looseObject({ [setup.exportName]: Handler }), module)
    return { handler: v.parse(Handler, exports[setup.exportName]) }
  },
  (error: unknown) => ({ failure: describe(error, 'Runtime.ImportModuleError') }),
)

loading.then(() => parentPort?.postMessage(ready))

parentPort?.on('message', async (message: unknown) => {
  const request = v.parse(Request, message)
  parentPort?.postMessage(await answer(request))
})

async function answer({ id, event, requestId, deadline }: Request): Promise<Reply> {
  const loaded = await loading
  if ('failure' in loaded) return { id, error: loaded.failure }
  try {
    const result: unknown = await loaded.handler(JSON.parse(event), contextOf(requestId, deadline))
    return { id, result: JSON.stringify(result) ?? 'null' }
  } catch (error) {
    return { id, error: describe(error, 'Error') }
  }
}

function contextOf(awsRequestId: string, deadline: number) {
  return {
    awsRequestId,
    functionName: setup.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: setup.functionArn,
    memoryLimitInMB: String(setup.memory),
    logGroupName: `/aws/lambda/${setup.functionName}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  }
}

function describe(error: unknown, type: string): FunctionError {
  if (!(error instanceof Error)) return { errorType: type, errorMessage: String(error), trace: [] }
  const errorType = type === 'Error' ? error.name : type
  return { errorType, errorMessage: error.message, trace: error.stack?.split('\n') ?? [] }
}
