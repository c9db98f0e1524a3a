// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are placeholders of Fn::Sub
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { openCloud } from '../../local/template/cloud.ts'
import { parseTemplate } from '../../local/template/template.ts'

const template = parseTemplate({
  Parameters: { SiteUrl: { Type: 'String', Default: '' }, Colour: { Type: 'String', Default: 'blue' } },
  Conditions: {
    HasSite: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'SiteUrl' }, ''] }] },
    Never: { 'Fn::And': [{ Condition: 'HasSite' }, { 'Fn::Equals': ['a', 'b'] }] },
  },
  Resources: {
    Table: { Type: 'AWS::DynamoDB::Table' },
    Pool: { Type: 'AWS::Cognito::UserPool' },
    Absent: { Type: 'Test::Values', Condition: 'Never', Properties: { A: 'absent' } },
    Values: {
      Type: 'Test::Values',
      Properties: {
        A: { 'Fn::Join': ['/', ['arn', { Ref: 'AWS::Region' }, { 'Fn::GetAtt': ['Table', 'Arn'] }]] },
        B: { 'Fn::Sub': ['${Own}-${Colour}-${Table.StreamArn}-${!Literal}', { Own: { Ref: 'Table' } }] },
        C: { 'Fn::If': ['HasSite', { Ref: 'SiteUrl' }, 'none'] },
        D: { 'Fn::Select': [1, { 'Fn::Split': [':', 'a:b:c'] }] },
        E: { 'Fn::If': ['Never', 'x', { Ref: 'AWS::NoValue' }] },
        F: { 'Fn::GetAtt': ['Pool', 'ProviderURL'] },
      },
    },
    Strange: { Type: 'Test::Strange', Properties: { A: { 'Fn::ImportValue': 'x' }, B: { Ref: 'Nobody' } } },
  },
})

const cloud = openCloud(
  { template, assetFolder: () => undefined },
  { SiteUrl: 'http://localhost:1' },
  { issuer: 'http://localhost:1/identity', siteHost: 'localhost:1' },
)

describe('the template', () => {
  it('is evaluated with parameters, conditions and local names', () => {
    const text = v.string()
    const Values = v.object({ A: text, B: text, C: text, D: text, E: v.exactOptional(text), F: text })
    expect(cloud.resources('Test::Values', Values)).toEqual([
      {
        id: 'Values',
        properties: {
          A: 'arn/eu-central-1/arn:aws:dynamodb:eu-central-1:000000000000:table/Table',
          B: 'Table-blue-arn:aws:dynamodb:eu-central-1:000000000000:table/Table/stream/local-${Literal}',
          C: 'http://localhost:1',
          D: 'b',
          F: 'http://localhost:1/identity',
        },
      },
    ])
  })

  it('refuses by name what it does not know, but only when it is needed', () => {
    expect(cloud.resources('Test::Strange', v.object({}))).toHaveLength(1)
    expect(() => cloud.resources('Test::Strange', v.object({ A: v.string() }))).toThrow('Fn::ImportValue')
    expect(() => cloud.resources('Test::Strange', v.object({ B: v.string() }))).toThrow('Nobody')
    expect(() => cloud.properties('Values', v.object({ A: v.number() }))).toThrow(/cannot read A of Values/)
  })
})
