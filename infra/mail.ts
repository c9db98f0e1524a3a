import { Duration, type Stack } from 'aws-cdk-lib'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations'
import { Bucket } from 'aws-cdk-lib/aws-s3'
import { EmailIdentity, Identity, ReceiptRuleSet, TlsPolicy } from 'aws-cdk-lib/aws-ses'
import { Lambda, LambdaInvocationType, S3 } from 'aws-cdk-lib/aws-ses-actions'
import type { Construct } from 'constructs'
import { MAIL_PREFIX } from '../functions/data/inbound-documents.ts'
import { deadLetters } from './bus.ts'
import { closedBucket } from './documents.ts'

/** The sending domain, and the bucket in which raw mails arrive and stay for a year. */
export function createMail(scope: Construct, domain: string): Bucket {
  new EmailIdentity(scope, 'MailIdentity', { identity: Identity.domain(domain) })
  return new Bucket(scope, 'Mail', {
    ...closedBucket,
    lifecycleRules: [{ id: 'old', expiration: Duration.days(400) }],
  })
}

/**
 * SES stores a mail, then invokes the function with what it knows of the sender; only this event's verdicts can
 * be trusted. One rule set is active per account and region, and CloudFormation cannot activate it: see
 * docs/operations.md.
 */
export function receiveMail(stack: Stack, inbound: LambdaFunction, bucket: Bucket, domain: string): void {
  inbound.configureAsyncInvoke({
    retryAttempts: 2,
    maxEventAge: Duration.hours(6),
    onFailure: new SqsDestination(deadLetters(stack, 'InboundDeadLetters')),
  })
  new ReceiptRuleSet(stack, 'ReceiptRules').addRule('Inbound', {
    recipients: [domain],
    scanEnabled: true,
    tlsPolicy: TlsPolicy.OPTIONAL,
    actions: [
      new S3({ bucket, objectKeyPrefix: MAIL_PREFIX }),
      new Lambda({ function: inbound, invocationType: LambdaInvocationType.EVENT }),
    ],
  })
}
