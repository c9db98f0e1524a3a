import * as v from 'valibot'
import { CustomerId, PersonId } from '../../contract/ids.ts'

const customer = (id: string) => v.parse(CustomerId, id)
const person = (id: string) => v.parse(PersonId, id)

/** Ids of the demo's customers and people: the same in every installation. */
export const demoIds = {
  bergmann: customer('01HR47M300PA1P918PJRTJN5YY'),
  lindner: customer('01HR47M3Z8SXJGDBFXTYM0VJHF'),

  anja: person('01HR47M4YGB0573ND663QR3R1G'),
  tobias: person('01HR47M5XRZWX9C9NJAPECQT23'),
  mehmet: person('01HR47M6X0590A6ANGGKVWMPFJ'),
  claudia: person('01HR47M7W8DMKH830HF2EB1KN6'),
  stefan: person('01HR47M8VGC2PEPZKAM8CS4AXH'),
  miriam: person('01KT8TBBMRA44V1VEWGWXYAFJS'),
  daniel: person('01HR47M9TRS62EXAS2CQJ9ETHG'),
  katharina: person('01HR47MAT0ZWBWE4BBW5HAN3RY'),
  nadine: person('01HR47MBS8H57QPX64696DHC15'),
  markus: person('01HR47MCRGM192R8GS0VD2A2P1'),
  jensUwe: person('01HR47MDQR2VND1SMAZ7SYSC4Z'),

  emre: person('01HR47MEQ098TG8SDEJ6JFQFF6'),
  lena: person('01HR47MFP8W4CTQJ6TM4RBT1WC'),
  sabine: person('01HR47MGNGW63C2ED05WYZ6SCR'),
} as const

export const demoPassword = 'Servicecall-demo-1'

const account = (id: PersonId, email: string) => ({ id, email, password: demoPassword })

/** Who can sign in. The user name in the user pool is the id of the person. */
export const demoAccounts = {
  keyUser: account(demoIds.anja, 'keyuser@metallbau.example'),
  contact: account(demoIds.tobias, 'contact@metallbau.example'),
  english: account(demoIds.daniel, 'english@metallbau.example'),
  otherCustomer: account(demoIds.katharina, 'contact@kassen.example'),
  partner: account(demoIds.jensUwe, 'partner@systemhaus.example'),
  agent: account(demoIds.emre, 'agent@nordwerk.example'),
  agent2: account(demoIds.lena, 'agent2@nordwerk.example'),
  admin: account(demoIds.sabine, 'admin@nordwerk.example'),
} as const
