import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import * as v from 'valibot'
import { Product } from '../../contract/catalogue.ts'
import type { Catalogue, Settings } from '../domain/deps.ts'
import { keys } from './keys.ts'
import type { Table } from './table.ts'

/** The vendor's products. One item each: all versions and modules of a product fit in easily. */
export function catalogue({ name: TableName, client }: Table): Catalogue {
  return {
    async products() {
      const { pk, sk } = keys.product('')
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :product)',
          ExpressionAttributeValues: { ':pk': pk, ':product': sk },
          ReturnConsumedCapacity: 'TOTAL',
        }),
      )
      return Items.map(readProduct)
        .sort((a, b) => a.place - b.place)
        .map(({ place: _, ...product }) => product)
    },
    async product(id) {
      const { Item } = await client.send(
        new GetCommand({ TableName, Key: keys.product(id), ReturnConsumedCapacity: 'TOTAL' }),
      )
      if (!Item) return undefined
      const { place: _, ...product } = readProduct(Item)
      return product
    },
  }
}

const Placed = v.object({ ...Product.entries, place: v.number() })
const readProduct = (item: unknown): v.InferOutput<typeof Placed> => v.parse(Placed, item)

/** For the set-up of an installation. `place`: where it stands in the choice of products. */
export const productItem = (product: Product, place: number): Record<string, unknown> => ({
  ...keys.product(product.id),
  ...product,
  place,
})

/** What the vendor has set. */
export function settings({ name: TableName, client }: Table): Settings {
  return {
    async vendor() {
      const { Item } = await client.send(
        new GetCommand({ TableName, Key: keys.settings(), ReturnConsumedCapacity: 'TOTAL' }),
      )
      return v.parse(v.optional(v.object({ vendor: v.string() }), { vendor: 'Servicecall' }), Item).vendor
    },
  }
}

export const settingsItem = (vendor: string): Record<string, unknown> => ({ ...keys.settings(), vendor })
