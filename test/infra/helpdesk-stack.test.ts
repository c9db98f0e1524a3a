import { App } from 'aws-cdk-lib'
import { Match, Template } from 'aws-cdk-lib/assertions'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Route } from '../../contract/route.ts'
import { routes } from '../../contract/routes.ts'
import { table as design } from '../../functions/data/keys.ts'
import { manifest } from '../../functions/manifest.ts'
import { bundleFunctions } from '../../infra/bundle.ts'
import { HelpdeskStack } from '../../infra/helpdesk-stack.ts'

interface Statement {
  readonly Effect: string
  readonly Action: string | readonly string[]
  readonly Resource: unknown
  readonly Condition?: unknown
}

let template: Template
const resources = (type: string) => Object.entries(template.findResources(type))
const list = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? value : [value as T])

beforeAll(async () => {
  await bundleFunctions()
  // Finds dependency cycles as well.
  template = Template.fromStack(new HelpdeskStack(new App(), 'Test', { siteContent: false }))
})

describe('the table', () => {
  test('is paid on demand, recoverable, protected, and streams both images', () => {
    template.hasResource('AWS::DynamoDB::Table', {
      DeletionPolicy: 'Retain',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        DeletionProtectionEnabled: true,
        StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
        TimeToLiveSpecification: { AttributeName: design.timeToLive, Enabled: true },
      },
    })
  })

  test('has exactly the indexes that the data layer knows', () => {
    const [, { Properties }] = resources('AWS::DynamoDB::Table')[0] ?? ['', { Properties: {} }]
    expect(
      Properties.GlobalSecondaryIndexes.map((index: { IndexName: string }) => index.IndexName).sort(),
    ).toEqual(Object.keys(design.indexes).sort())
  })
})

describe('the HTTP API', () => {
  test('has a route per operation, each with the authorizer unless the contract calls it public', () => {
    const expected = Object.values<Route>(routes).map(({ path, access }) => [
      path,
      access === 'public' ? 'NONE' : 'JWT',
    ])
    const found = resources('AWS::ApiGatewayV2::Route').map(([, { Properties: p }]) => [
      p.RouteKey,
      p.AuthorizationType,
    ])
    expect(found.sort()).toEqual(expected.sort())
    for (const [, { Properties: p }] of resources('AWS::ApiGatewayV2::Route'))
      expect(p.AuthorizerId !== undefined).toBe(p.AuthorizationType === 'JWT')
  })

  test('only the session is public', () => {
    const open = Object.values<Route>(routes).filter(route => route.access === 'public')
    expect(open.map(route => route.fn)).toEqual(open.map(() => 'session'))
  })

  test('takes tokens of our own user pool and client only', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      AuthorizerType: 'JWT',
      JwtConfiguration: {
        Audience: [{ Ref: Match.stringLikeRegexp('UserPool') }],
        Issuer: { 'Fn::GetAtt': [Match.stringLikeRegexp('UserPool'), 'ProviderURL'] },
      },
    })
  })

  test('answers no other origin', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Api', { CorsConfiguration: Match.absent() })
  })
})

describe('the functions', () => {
  test('are those of the manifest, on Node 24 and arm64', () => {
    const functions = resources('AWS::Lambda::Function')
    expect(functions.length).toBe(Object.keys(manifest).length)
    for (const [, { Properties: p }] of functions) {
      expect(p).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'], Handler: 'index.handler' })
      expect(p.LoggingConfig).toBeDefined()
    }
  })

  test('may do named things to named things: no wildcard actions, and on data no wildcard resources', () => {
    const statements = resources('AWS::IAM::Policy').flatMap(([name, { Properties }]) =>
      (Properties.PolicyDocument.Statement as Statement[]).map(statement => ({ name, ...statement })),
    )
    expect(statements.length).toBeGreaterThan(20)
    for (const { name, Action, Resource } of statements) {
      const actions = list(Action)
      expect(
        actions.filter(action => action.includes('*')),
        name,
      ).toEqual([])
      // Naming streams has no resource to be limited to: it tells names, not data.
      if (actions.every(action => action === 'dynamodb:ListStreams')) continue
      expect(JSON.stringify(Resource), name).not.toBe('"*"')
      for (const one of list(Resource))
        expect(JSON.stringify(one), `${name} ${actions}`).not.toMatch(/^"\*"$|index\/\*/)
    }
  })

  test('of the HTTP API get no right to read mail, to send any, or to touch the bus', () => {
    const api = new Set(Object.values<Route>(routes).map(route => route.fn.toLowerCase()))
    for (const [name, { Properties }] of resources('AWS::IAM::Policy')) {
      const fn = /^(\w+?)FunctionServiceRole/.exec(name)?.[1]?.toLowerCase() ?? ''
      if (!api.has(fn as Route['fn'])) continue
      const actions = (Properties.PolicyDocument.Statement as Statement[]).flatMap(({ Action }) =>
        list(Action),
      )
      expect(
        actions.filter(action => /^(ses|events|sqs):/.test(action)),
        name,
      ).toEqual([])
    }
  })

  test('that only read get no right to write', () => {
    const reading = Object.entries(manifest).filter(
      ([, { needs }]) => !needs.some(need => /write|untag|sign|send|bus/.test(need)),
    )
    expect(reading.map(([name]) => name)).toContain('catalogue')
    for (const [name] of reading) {
      const policies = resources('AWS::IAM::Policy').filter(([id]) =>
        id.toLowerCase().startsWith(`${name}function`),
      )
      expect(policies.length, name).toBe(1)
      for (const [, { Properties }] of policies)
        for (const { Action } of Properties.PolicyDocument.Statement as Statement[])
          expect(
            list(Action).every(action => /^dynamodb:(GetItem|Query)$/.test(action)),
            `${name} ${Action}`,
          ).toBe(true)
    }
  })

  test('that sign people in and out may change persons and nothing else', () => {
    const statements: Statement[] = resources('AWS::IAM::Policy')
      .filter(([id]) => id.startsWith('SessionFunction'))
      .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement)
    const writes = statements.filter(({ Action }) =>
      list(Action).some(action => /Put|Update|Delete/.test(action)),
    )
    expect(writes).toHaveLength(1)
    expect(writes[0]?.Condition).toEqual({
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['PERSON#*'] },
    })
  })
})

describe('documents', () => {
  test('lie in buckets that nobody but us reads, encrypted and over TLS only', () => {
    const buckets = resources('AWS::S3::Bucket')
    expect(buckets.length).toBe(3)
    for (const [, { Properties: p }] of buckets) {
      expect(p.PublicAccessBlockConfiguration).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      })
      expect(p.BucketEncryption).toBeDefined()
    }
    const denials = resources('AWS::S3::BucketPolicy').filter(([, { Properties }]) =>
      (Properties.PolicyDocument.Statement as Statement[]).some(
        ({ Effect, Condition }) =>
          Effect === 'Deny' && JSON.stringify(Condition).includes('aws:SecureTransport'),
      ),
    )
    expect(denials.length).toBe(3)
  })

  test('that stay drafts are gone after seven days', () => {
    template.hasResourceProperties('AWS::S3::Bucket', {
      LifecycleConfiguration: {
        Rules: Match.arrayWith([
          Match.objectLike({
            ExpirationInDays: 7,
            Status: 'Enabled',
            TagFilters: [{ Key: 'draft', Value: 'true' }],
          }),
        ]),
      },
    })
  })

  test('are uploaded from the site’s own domain only, where it has one', () => {
    template.hasResourceProperties('AWS::S3::Bucket', {
      CorsConfiguration: {
        CorsRules: [
          Match.objectLike({
            AllowedMethods: ['PUT', 'GET'],
            AllowedOrigins: [{ 'Fn::If': ['HasOwnSite', { Ref: 'SiteUrl' }, '*'] }],
          }),
        ],
      },
    })
  })
})

describe('events and mail', () => {
  test('the stream has one reader of ours, which loses nothing and stops for nobody', () => {
    const stream = resources('AWS::Lambda::EventSourceMapping').filter(([, { Properties: p }]) =>
      JSON.stringify(p.EventSourceArn).includes('StreamArn'),
    )
    expect(stream).toHaveLength(1)
    expect(stream[0]?.[1].Properties).toMatchObject({
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      StartingPosition: 'TRIM_HORIZON',
      DestinationConfig: { OnFailure: {} },
    })
  })

  test('a replay of the archive writes to nobody', () => {
    template.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: { source: ['servicecall'], 'replay-name': [{ exists: false }] },
    })
  })

  test('every queue that is worked on has dead letters, and every mail that fails to be read too', () => {
    template.hasResourceProperties('AWS::SQS::Queue', { RedrivePolicy: { maxReceiveCount: 5 } })
    template.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
      MaximumRetryAttempts: 2,
      DestinationConfig: { OnFailure: {} },
    })
  })
})

describe('sign-in', () => {
  test('is for invited people only, by code with PKCE and without a secret', () => {
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      DeletionProtection: 'ACTIVE',
    })
    template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      AllowedOAuthFlows: ['code'],
      GenerateSecret: false,
      AccessTokenValidity: 15,
      PreventUserExistenceErrors: 'ENABLED',
      EnableTokenRevocation: true,
    })
  })

  test('uses the managed login', () => {
    template.hasResourceProperties('AWS::Cognito::UserPoolDomain', { ManagedLoginVersion: 2 })
  })
})

describe('the site', () => {
  test('has the API on its own origin, uncached, and runs no script but its own', () => {
    template.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        CacheBehaviors: [Match.objectLike({ PathPattern: '/api/*', ViewerProtocolPolicy: 'https-only' })],
      },
    })
    const [, policy] = resources('AWS::CloudFront::ResponseHeadersPolicy')[0] ?? []
    const csp = JSON.stringify(
      policy?.Properties.ResponseHeadersPolicyConfig.SecurityHeadersConfig.ContentSecurityPolicy,
    )
    expect(csp).toContain("default-src 'none'")
    expect(csp).not.toContain('unsafe')
  })
})
