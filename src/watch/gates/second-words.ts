/** Which names are also a place, a person, an abbreviation or a thing, so that a second word must say that a vendor is meant? */

/** What stands after a company's name in official texts. */
export const companyWords: ReadonlySet<string> = new Set(
  'inc incorporated corp corporation llc ltd limited plc gmbh pbc systems networks software technologies technology'.split(
    ' ',
  ),
);

interface Ambiguous {
  /** Folded words that may follow and make it the vendor, besides those of companies. */
  readonly and: readonly string[];
  /** False where even a company's word does not do: "Norton Company" makes abrasives. */
  readonly company: boolean;
  readonly why: string;
}

const name = (why: string, and = '', company = true): Ambiguous => ({
  why,
  and: and.split(' ').filter(Boolean),
  company,
});

/** Key: the name in folded words. Those that are ordinary English words besides come from the project's own list. */
export const ambiguousNames: Readonly<Record<string, Ambiguous>> = {
  anthropic: name('an adjective of the sciences', 'pbc ai'),
  apple: name('a fruit', 'iphone ipad ios macos', true),
  'art deco': name('a style', '', false),
  azure: name('a colour', 'ad active', false),
  avg: name('short for average', 'antivirus'),
  box: name('a thing', '', true),
  'carbon black': name('a chemical that the EPA regulates', 'cloud edr', true),
  'check point': name('a post at a border or on a road', 'quantum harmony firewall gateway research'),
  claude: name('a first name', 'code sonnet opus haiku gov enterprise ai', false),
  dell: name('a stream, a valley', 'emc secureworks poweredge', true),
  'deep security': name('two words that any title may hold', '', false),
  'exchange online': name('of stock exchanges too', 'and mailboxes protection', false),
  'exchange server': name('of stock exchanges too', 'vulnerability vulnerabilities hybrid', false),
  f5: name('a form, a table, a storm', 'labs big nginx devices'),
  'global protect': name('two words that any title may hold', 'vpn', false),
  hp: name('short for horsepower', 'enterprise printers', true),
  huntress: name('a ship, an aircraft', 'labs security managed agent edr'),
  'intel security': name('short for intelligence', 'group', false),
  juniper: name('a tree and many a place', 'junos mist', true),
  mcafee: name('a family', 'antivirus enterprise total endpoint', true),
  norton: name('a family, a town and a maker of abrasives', '360 antivirus internet lifelock', false),
  oracle: name('a town in Arizona', 'database java cloud weblogic', true),
  orion: name('a spacecraft, a constellation', 'platform', false),
  'palo alto': name('a city', 'networks pan cortex', false),
  panda: name('an animal', 'security dome adaptive', false),
  'positive technologies': name('words after "net-" or "climate-"', '', true),
  'pacific networks': name('words of a region', 'corp', true),
  quest: name('a search', '', true),
  splunk: name('a maker that only became a product', 'enterprise cloud'),
  'take control': name('two words that any title may hold', '', false),
  tcl: name('a target compound list, among others', 'technology electronics tv tvs phone communication', true),
  trend: name('an ordinary word', 'micro', false),
  'true image': name('two words that any title may hold', '', false),
  veritas: name('part of Bureau Veritas', 'netbackup', true),
  windows: name('a thing in a wall', 'server 10 11 defender nt', false),
  zoom: name('where meetings are held', 'video', false),
};

/** A folded word that follows a name and makes it somebody or something else. */
export const notBefore: Readonly<Record<string, { readonly words: readonly string[]; readonly why: string }>> = {
  cisco: { words: ['texas', 'tx', 'utah', 'ut', 'illinois', 'il', 'georgia', 'college'], why: 'a place' },
  dahua: { words: ['electronics', 'road', 'village'], why: 'Dahua Electronics is not Dahua Technology' },
  microsoft: {
    words: ['word', 'excel', 'powerpoint', 'access', 'teams', 'outlook', 'format', 'project'],
    why: 'in what form to send comments, and where to meet',
  },
};

/** Where meetings are held: near these words such a product is only the room. */
export const meetingRooms: ReadonlySet<string> = new Set(['webex', 'zoom', 'voov', 'tencent', 'cisco']);
export const meetingWords: ReadonlySet<string> = new Set(
  'meeting meetings webinar webinars conference teleconference videoconference virtual virtually join dial'.split(' '),
);
