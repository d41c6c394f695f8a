/** Who are the invented clients of the demo, and what do they have? */
import { demoName } from './mark.ts';

export interface DemoClient {
  readonly name: string;
  readonly federal: boolean | null;
  readonly notes: string;
}

const client = (name: string, federal: boolean | null, notes: string): DemoClient => ({
  name: demoName(name),
  federal,
  notes,
});

export const clients = {
  larkspur: client('Larkspur Systems Integration', true, 'Works for several agencies. Renewed just before the news.'),
  northlight: client('Northlight Avionics', true, 'Subcontractor; asks on behalf of its prime contractor.'),
  ashgrove: client('Ashgrove Legal Partners', true, 'Law firm with one federal matter.'),
  saltgrass: client('Saltgrass Water District', false, 'Two plants, one office.'),
  quillmark: client('Quillmark County Schools', false, 'Nine schools; the board meets on the first Tuesday.'),
  pineHollow: client('Pine Hollow Dental', false, 'Four chairs, one front desk.'),
  amberFerry: client('Amber Ferry Logistics', null, 'Nobody has said yet whether it carries federal freight.'),
  thistle: client('Thistle and Vane Accounting', false, 'Busy until the filing date.'),
  copper: client('Copper Orchard Foods', null, 'Wants everybody on one product by the end of the quarter.'),
  bellwether: client('Bellwether Family Clinic', false, 'Calls are best before nine.'),
  tidewrack: client('Tidewrack Credit Union', false, 'Its examiner reads every file.'),
  marrow: client('Marrow Street Studio', false, 'Got an offer from somebody else.'),
} as const satisfies Readonly<Record<string, DemoClient>>;
export type ClientKey = keyof typeof clients;

export interface DemoExposure {
  /** Days after the story’s first day. */
  readonly day: number;
  readonly client: ClientKey;
  readonly vendor: string;
  readonly product: string | null;
  readonly seats: number;
  /** Days after today; null where nobody has said. */
  readonly renewal: number | null;
}

const software = 'security-software';

export const exposures: readonly DemoExposure[] = [
  { day: 0, client: 'larkspur', vendor: 'kaspersky', product: software, seats: 560, renewal: 338 },
  { day: 1, client: 'northlight', vendor: 'kaspersky', product: software, seats: 85, renewal: 12 },
  { day: 2, client: 'saltgrass', vendor: 'kaspersky', product: software, seats: 140, renewal: 45 },
  { day: 4, client: 'quillmark', vendor: 'kaspersky', product: software, seats: 320, renewal: 120 },
  { day: 5, client: 'pineHollow', vendor: 'kaspersky', product: software, seats: 18, renewal: 6 },
  { day: 6, client: 'copper', vendor: 'webroot', product: null, seats: 210, renewal: 300 },
  { day: 9, client: 'ashgrove', vendor: 'sophos', product: null, seats: 65, renewal: 200 },
  { day: 13, client: 'thistle', vendor: 'avg', product: null, seats: 40, renewal: 29 },
  { day: 22, client: 'tidewrack', vendor: 'kaspersky', product: software, seats: 95, renewal: null },
];
