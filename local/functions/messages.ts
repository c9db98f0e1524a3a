import * as v from 'valibot'

/** What the stack tells a function's worker. */
export const Request = v.object({
  id: v.number(),
  requestId: v.string(),
  event: v.string(),
  deadline: v.number(),
})
export type Request = v.InferOutput<typeof Request>

/** An error as Lambda reports it. */
export const FunctionError = v.object({
  errorType: v.string(),
  errorMessage: v.string(),
  trace: v.optional(v.array(v.string()), []),
})
export type FunctionError = v.InferOutput<typeof FunctionError>

/** What the worker answers: the result as JSON, or the error. */
export const Reply = v.object({
  id: v.number(),
  result: v.exactOptional(v.string()),
  error: v.exactOptional(FunctionError),
})
export type Reply = v.InferOutput<typeof Reply>

/** What the worker says when its function is loaded, or cannot be. */
export const ready = 'ready'

/** What a worker is told once, when it starts. */
export const Setup = v.object({
  handlerUrl: v.string(),
  exportName: v.string(),
  functionName: v.string(),
  functionArn: v.string(),
  memory: v.number(),
})
export type Setup = v.InferOutput<typeof Setup>
