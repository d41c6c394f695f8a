/** Which words may stand for each other in a letter? */

/**
 * Each line is one meaning, the word that stands for it first. Only what is as strict, as wide and as sure in every
 * sentence: "banned" and "advised against" are two lines, and so are "must" and "should". Lower case, but for acronyms.
 */
const lines = `
must = have to = has to = is required to = is obliged to
may not = must not = is not allowed to = is not permitted to
prohibited = banned = forbidden = barred = forbade
prohibits = bans = forbids = bars
prohibit = ban = forbid = bar
buy = purchase
buys = purchases
buying = purchasing
bought = purchased
ordered = directed = instructed
said = stated
urged = strongly encouraged
advised against = recommended against
allowed = permitted
allows = permits
allow = permit
removed from = taken off
stopped selling = ceased selling = stopped the sale of
took effect = came into force = came into effect = entered into force = became effective
takes effect = comes into force = comes into effect = enters into force = becomes effective
already have = already own
go on using = continue using = continue to use = keep using = carry on using
went on using = continued using = continued to use = kept using
switch = change over
do not break the law = do not violate the law = is not violating the law = is not breaking the law
does not cover = does not apply to = does not extend to
everybody = everyone
nobody = no one
about = approximately = roughly
more than = over
at least = no fewer than = no less than
in whole or in part = wholly or partly = fully or partly
called off = cancelled = canceled
begin = start
begins = starts
began = started
as reported by = according to a report by
denies = rejects
until = till
beginning of that year = start of that year
companies = firms
company = firm
clients = customers
client = customer
app = application
apps = applications
offence = offense
defence = defense
licence = license
licences = licenses
programme = program
antivirus = anti virus
US = united states = US american
UK = united kingdom
EU = european union
DHS = US department of homeland security = department of homeland security = homeland security department
GSA = general services administration
FCC = federal communications commission
commerce department = department of commerce
US commerce department = commerce department of the US
defense department = department of defense
justice department = department of justice
treasury department = department of the treasury
FAR = federal acquisition regulation
1 = one
2 = two
3 = three
4 = four
5 = five
6 = six
7 = seven
8 = eight
9 = nine
10 = ten
11 = eleven
12 = twelve
30 = thirty
60 = sixty
90 = ninety
is = are
was = were
a-few = a few
`;

export const sameMeaning: readonly (readonly string[])[] = lines
  .trim()
  .split('\n')
  .map((line) => line.split(' = '));

/** From the words of a writing to the words of its meaning, longest first. */
export const rewrites: readonly { readonly from: readonly string[]; readonly to: readonly string[] }[] = sameMeaning
  .flatMap(([first = '', ...others]) => others.map((other) => ({ from: other.split(' '), to: first.split(' ') })))
  .toSorted((a, b) => b.from.length - a.from.length);

/** What a sentence may open with: it says nothing, promises nothing and judges nothing. Lower case, longest first. */
export const openings: readonly string[] = `
please note that
please note
please be aware that
please be advised that
please keep in mind that
note that
we would like to inform you that
we would like you to know that
we would like to let you know that
we would like to point out that
we want you to know that
we wish to inform you that
we can tell you that
we can also tell you that
it is worth knowing that
it is good to know that
it may help to know that
it helps to know that
just so you know
for your information
good to know
to be clear
in short
in brief
in addition
also
you should also know that
you should know that
you may want to know that
the record shows that
the records show that
the record also shows that
the records also show that
on record is that
further
furthermore
moreover
first
finally
`
  .trim()
  .split('\n')
  .toSorted((a, b) => b.length - a.length);
