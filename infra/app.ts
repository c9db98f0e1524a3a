import { App } from 'aws-cdk-lib'
import { bundleFunctions } from './bundle.ts'
import { HelpdeskStack } from './helpdesk-stack.ts'

// `cdk deploy -c stack=…` gives a second installation in the same account a name of its own.
await bundleFunctions()
const app = new App()
const name: unknown = app.node.tryGetContext('stack')
new HelpdeskStack(app, typeof name === 'string' ? name : 'Servicecall', {
  description: 'Servicecall: a helpdesk portal for the customers of a software vendor',
  // `-c siteContent=false` leaves out the upload of the built site: a stack on one machine serves it itself.
  siteContent: String(app.node.tryGetContext('siteContent') ?? true) !== 'false',
})
app.synth()
