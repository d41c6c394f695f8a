/** Which time zone do people mean? */

/** What people in the United States and Europe say for their zones; a zone's own city is known besides. */
const said: Readonly<Record<string, string>> = {
  eastern: 'America/New_York',
  et: 'America/New_York',
  est: 'America/New_York',
  edt: 'America/New_York',
  central: 'America/Chicago',
  ct: 'America/Chicago',
  cst: 'America/Chicago',
  cdt: 'America/Chicago',
  mountain: 'America/Denver',
  mt: 'America/Denver',
  mst: 'America/Denver',
  mdt: 'America/Denver',
  pacific: 'America/Los_Angeles',
  pt: 'America/Los_Angeles',
  pst: 'America/Los_Angeles',
  pdt: 'America/Los_Angeles',
  utc: 'UTC',
  gmt: 'UTC',
  zulu: 'UTC',
  uk: 'Europe/London',
  british: 'Europe/London',
  bst: 'Europe/London',
  cet: 'Europe/Berlin',
  cest: 'Europe/Berlin',
  'central european': 'Europe/Berlin',
  german: 'Europe/Berlin',
  washington: 'America/New_York',
  boston: 'America/New_York',
  atlanta: 'America/New_York',
  miami: 'America/New_York',
  dallas: 'America/Chicago',
  houston: 'America/Chicago',
  'san francisco': 'America/Los_Angeles',
  seattle: 'America/Los_Angeles',
  munich: 'Europe/Berlin',
};

let cities: ReadonlyMap<string, string> | undefined;

/** The zones by the city that stands last in their names: "new york", "buenos aires". */
function zonesByCity(): ReadonlyMap<string, string> {
  cities ??= new Map(
    Intl.supportedValuesOf('timeZone').map((zone) => [
      (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ').toLowerCase(),
      zone,
    ]),
  );
  return cities;
}

/** The IANA name of a zone as it was said: "Europe/Berlin", "eastern", "New York"; undefined for none that is known. */
export function zoneOf(words: string): string | undefined {
  const name = words.trim().replace(/\s+/g, ' ');
  const known = said[name.toLowerCase()] ?? zonesByCity().get(name.toLowerCase());
  if (known !== undefined) return known;
  return name.includes('/') ? ianaOf(name) : undefined;
}

/** As the list writes it, whatever its case: Intl knows older names too. */
function ianaOf(name: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name.replaceAll(' ', '_') }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
