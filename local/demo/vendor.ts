import type { Product } from '../../contract/catalogue.ts'
import type { Customer, Membership, Scope } from '../../contract/customer.ts'
import type { Person } from '../../functions/domain/deps.ts'
import { demoAccounts, demoIds } from './ids.ts'

export const vendor = 'Nordwerk'
export const team = 'support'

type Module = readonly [id: string, de: string, en: string]

const product = (
  id: string,
  name: string,
  versions: readonly (string | readonly [name: string, supportedUntil: string])[],
  modules: readonly Module[],
): Product => ({
  id,
  name,
  versions: versions.map(version =>
    typeof version === 'string' ? { name: version } : { name: version[0], supportedUntil: version[1] },
  ),
  modules: modules.map(([module, de, en]) => ({ id: module, name: { de, en } })),
})

/** In the order of the choice of products. */
export const products: readonly Product[] = [
  product(
    'erp',
    'Nordwerk ERP',
    ['8.4.2', '8.4.1', '8.4', ['8.3', '2027-06-30'], ['8.2', '2026-06-30'], ['8.1', '2025-09-30']],
    [
      ['verkauf', 'Verkauf', 'Sales'],
      ['einkauf', 'Einkauf', 'Purchasing'],
      ['lager', 'Lager & Logistik', 'Warehouse & logistics'],
      ['fertigung', 'Fertigung', 'Production'],
      ['fibu', 'Finanzbuchhaltung', 'Financial accounting'],
      ['auswertungen', 'Auswertungen', 'Reports'],
      ['schnittstellen', 'Schnittstellen', 'Interfaces'],
      ['stammdaten', 'Stammdaten', 'Master data'],
    ],
  ),
  product(
    'lohn',
    'Nordwerk Lohn',
    ['2026.4', '2026.3', '2026.2', ['2026.1', '2026-12-31'], ['2025.4', '2026-03-31']],
    [
      ['abrechnung', 'Abrechnung', 'Payroll run'],
      ['meldewesen', 'Meldewesen', 'Statutory reporting'],
      ['zeiten', 'Zeitwirtschaft', 'Time & attendance'],
      ['personal', 'Personalstamm', 'Employee records'],
      ['bescheinigungen', 'Bescheinigungen', 'Certificates'],
      ['zahlungen', 'Zahlungen & Pfändungen', 'Payments & garnishments'],
    ],
  ),
  product(
    'kasse',
    'Nordwerk Kasse',
    ['6.1.3', '6.1.2', '6.1', ['6.0', '2027-03-31'], ['5.9', '2025-12-31']],
    [
      ['kassieren', 'Kassieren', 'Checkout'],
      ['tse', 'TSE & Fiskalisierung', 'Fiscal device'],
      ['zahlung', 'Kartenzahlung', 'Card payments'],
      ['abschluss', 'Tagesabschluss', 'Day end'],
      ['geraete', 'Drucker & Geräte', 'Printers & devices'],
      ['artikel', 'Artikel & Preise', 'Items & prices'],
    ],
  ),
  product(
    'dms',
    'Nordwerk DMS',
    ['5.2', '5.1.4', '5.1', ['5.0', '2027-01-31'], ['4.9', '2025-10-31']],
    [
      ['ablage', 'Ablage & Archiv', 'Filing & archive'],
      ['email', 'E-Mail-Ablage', 'E-mail filing'],
      ['scan', 'Scannen & Texterkennung', 'Scanning & OCR'],
      ['suche', 'Suche', 'Search'],
      ['freigaben', 'Freigaben', 'Approvals'],
      ['rechte', 'Benutzer & Rechte', 'Users & permissions'],
    ],
  ),
]

export const customers = {
  bergmann: {
    id: demoIds.bergmann,
    number: '10482',
    name: 'Bergmann Metallbau GmbH',
    address: { street: 'Industriestraße 14', postcode: '72764', city: 'Reutlingen', country: 'Deutschland' },
  },
  lindner: {
    id: demoIds.lindner,
    number: '10517',
    name: 'Kassenhaus Lindner GmbH',
    address: { street: 'Hafengasse 21', postcode: '89073', city: 'Ulm', country: 'Deutschland' },
  },
} as const satisfies Record<string, Customer>

type Of = keyof typeof customers

const at = (of: Of, scope: Scope, keyUser = false): Membership => ({
  customer: { id: customers[of].id, number: customers[of].number, name: customers[of].name },
  scope,
  keyUser,
})

export interface DemoPerson extends Omit<Person, 'signedOutAt' | 'disabled'> {
  readonly phone?: string
}

const contact = (
  { id, email }: Pick<Person, 'id' | 'email'>,
  name: string,
  phone: string,
  ...memberships: readonly Membership[]
) => ({ id, name, email, role: 'contact', language: 'de', memberships, phone }) as const

const support = (
  { id, email }: Pick<Person, 'id' | 'email'>,
  name: string,
  role: 'agent' | 'admin' = 'agent',
) => ({ id, name, email, role, language: 'de', memberships: [] }) as const

/** Telephone numbers are from the ranges that the Bundesnetzagentur keeps for films. */
export const people = {
  anja: contact(demoAccounts.keyUser, 'Anja Bergmann', '+49 171 3920012', at('bergmann', 'company', true)),
  tobias: contact(demoAccounts.contact, 'Tobias Reuter', '+49 171 3920031', at('bergmann', 'own')),
  daniel: {
    ...contact(demoAccounts.english, 'Daniel Murray', '+49 171 3920044', at('bergmann', 'own')),
    language: 'en',
  },
  mehmet: contact(
    { id: demoIds.mehmet, email: 'm.yildiz@metallbau.example' },
    'Mehmet Yıldız',
    '+49 171 3920020',
    at('bergmann', 'company'),
  ),
  claudia: contact(
    { id: demoIds.claudia, email: 'c.fiedler@metallbau.example' },
    'Claudia Fiedler',
    '+49 171 3920015',
    at('bergmann', 'own'),
  ),
  miriam: contact(
    { id: demoIds.miriam, email: 'm.hauck@metallbau.example' },
    'Miriam Hauck',
    '+49 171 3920016',
    at('bergmann', 'own'),
  ),
  stefan: contact(
    { id: demoIds.stefan, email: 's.krause@metallbau.example' },
    'Stefan Krause',
    '+49 171 3920033',
    at('bergmann', 'own'),
  ),
  katharina: contact(
    demoAccounts.otherCustomer,
    'Katharina Sommer',
    '+49 171 3920060',
    at('lindner', 'company'),
  ),
  nadine: contact(
    { id: demoIds.nadine, email: 'n.vogt@kassen.example' },
    'Nadine Vogt',
    '+49 171 3920063',
    at('lindner', 'own'),
  ),
  markus: contact(
    { id: demoIds.markus, email: 'm.lindner@kassen.example' },
    'Markus Lindner',
    '+49 171 3920061',
    at('lindner', 'company', true),
  ),
  jensUwe: contact(
    demoAccounts.partner,
    'Jens-Uwe Pohl',
    '+49 171 3920080',
    at('bergmann', 'company'),
    at('lindner', 'company'),
  ),
  emre: support(demoAccounts.agent, 'Emre Aydin'),
  lena: support(demoAccounts.agent2, 'Lena Hoffmann'),
  sabine: support(demoAccounts.admin, 'Sabine Krüger', 'admin'),
} as const satisfies Record<string, DemoPerson>
