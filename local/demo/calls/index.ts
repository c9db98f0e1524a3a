import type { Script } from '../script.ts'
import { placeOf } from '../when.ts'
import { dmsFiling } from './dms-filing.ts'
import { dmsUse } from './dms-use.ts'
import { erpDelivery } from './erp-delivery.ts'
import { erpFinance } from './erp-finance.ts'
import { erpPurchasing } from './erp-purchasing.ts'
import { erpSales } from './erp-sales.ts'
import { erpWarehouse } from './erp-warehouse.ts'
import { kasseDevices } from './kasse-devices.ts'
import { kasseSales } from './kasse-sales.ts'
import { lohnPayroll } from './lohn-payroll.ts'
import { lohnReports } from './lohn-reports.ts'
import { mails } from './mails.ts'

/** Number of the newest call. */
export const LAST_NUMBER = 24_817

const begun = ({ steps: [first] }: Script): number => (first ? placeOf(first.when) : 0)

const inOrder = [
  ...erpDelivery,
  ...erpWarehouse,
  ...erpSales,
  ...erpPurchasing,
  ...erpFinance,
  ...lohnReports,
  ...lohnPayroll,
  ...kasseDevices,
  ...kasseSales,
  ...dmsFiling,
  ...dmsUse,
  ...mails,
].sort((a, b) => begun(a) - begun(b))

/** All calls, numbered as they came in. */
export const demoCalls: readonly { readonly number: number; readonly script: Script }[] = inOrder.map(
  (script, i) => ({ number: LAST_NUMBER - inOrder.length + 1 + i, script }),
)
