import { Duration, type Stack } from 'aws-cdk-lib'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import { CfnRule, EventBus, Rule } from 'aws-cdk-lib/aws-events'
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets'
import {
  FilterCriteria,
  FilterRule,
  type Function as LambdaFunction,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda'
import { DynamoEventSource, SqsDlq, SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import { Queue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { EVENT_SOURCE } from '../contract/events.ts'
import { EVENT_SORT_KEYS } from '../functions/data/event-of.ts'

/** Where everything that happened is told, for us and for the vendor's own tools. */
export function createBus(scope: Construct): EventBus {
  const bus = new EventBus(scope, 'Bus')
  bus.archive('Archive', { eventPattern: { source: [EVENT_SOURCE] }, retention: Duration.days(90) })
  return bus
}

/** A place for what could not be handled: kept for two weeks, to be looked at and sent again. */
export const deadLetters = (scope: Construct, id: string): Queue =>
  new Queue(scope, id, { retentionPeriod: Duration.days(14), enforceSSL: true })

/** The table's stream → relay. The only reader of ours: a shard has two, the second is the vendor's. */
export function relayFromStream(stack: Stack, relay: LambdaFunction, table: Table): void {
  relay.addEventSource(
    new DynamoEventSource(table, {
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      retryAttempts: 50,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      onFailure: new SqsDlq(deadLetters(stack, 'RelayDeadLetters')),
      filters: EVENT_SORT_KEYS.map(prefix =>
        FilterCriteria.filter({
          eventName: FilterRule.isEqual('INSERT'),
          dynamodb: { Keys: { sk: { S: FilterRule.beginsWith(prefix) } } },
        }),
      ),
    }),
  )
}

/** Bus → queue → notify. A replay tells tools again what happened, but people are not written to again. */
export function notifyFromBus(stack: Stack, notify: LambdaFunction, bus: EventBus): void {
  const queue = new Queue(stack, 'Notices', {
    enforceSSL: true,
    visibilityTimeout: Duration.seconds(360),
    deadLetterQueue: { queue: deadLetters(stack, 'NoticeDeadLetters'), maxReceiveCount: 5 },
  })
  const rule = new Rule(stack, 'NoticeRule', {
    eventBus: bus,
    eventPattern: { source: [EVENT_SOURCE], detailType: ['servicecall.created', 'message.added'] },
    targets: [new SqsQueue(queue)],
  })
  if (rule.node.defaultChild instanceof CfnRule)
    rule.node.defaultChild.addPropertyOverride('EventPattern.replay-name', [{ exists: false }])
  notify.addEventSource(new SqsEventSource(queue, { batchSize: 10, reportBatchItemFailures: true }))
}
