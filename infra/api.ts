import {
  CfnStage,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
} from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import type { Construct } from 'constructs'
import * as v from 'valibot'
import type { Route } from '../contract/route.ts'
import { routes } from '../contract/routes.ts'
import type { Functions } from './functions.ts'

/** The HTTP API. No CORS: the portal reaches it on its own origin, below /api. */
export function createApi(scope: Construct): HttpApi {
  const api = new HttpApi(scope, 'Api', { createDefaultStage: false })
  const stage = new HttpStage(scope, 'Stage', { httpApi: api, stageName: '$default', autoDeploy: true })
  if (stage.node.defaultChild instanceof CfnStage)
    stage.node.defaultChild.defaultRouteSettings = { throttlingRateLimit: 200, throttlingBurstLimit: 400 }
  return api
}

/** One route per operation of the contract, each with the authorizer unless the contract calls it public. */
export function createRoutes(
  api: HttpApi,
  functions: Functions,
  tokens: { readonly issuer: string; readonly client: string },
): void {
  const authorizer = new HttpJwtAuthorizer('Tokens', tokens.issuer, { jwtAudience: [tokens.client] })
  const integrations = new Map<Route['fn'], HttpLambdaIntegration>()
  for (const [operation, route] of Object.entries<Route>(routes)) {
    const integration =
      integrations.get(route.fn) ?? new HttpLambdaIntegration(`${route.fn}Integration`, functions[route.fn])
    integrations.set(route.fn, integration)
    const [method = '', path = ''] = route.path.split(' ')
    new HttpRoute(api, operation, {
      httpApi: api,
      routeKey: HttpRouteKey.with(path, v.parse(v.enum(HttpMethod), method)),
      integration,
      authorizer: route.access === 'public' ? new HttpNoneAuthorizer() : authorizer,
    })
  }
}
