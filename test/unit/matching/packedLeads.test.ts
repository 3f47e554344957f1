// Do kept keys find the leads that share a block with a deal, and count companies, as a plain look at all pairs does?
import { expect, it } from "vitest";
import { companyKey, personKey } from "../../../app/domain/identityKeys";
import { blocksOf } from "../../../app/matching/blocks";
import { Candidates } from "../../../app/matching/candidates";
import { valuesOf } from "../../../app/matching/frequencies";
import { keyHash } from "../../../app/matching/keyHash";
import { KeyTable } from "../../../app/matching/keyTable";
import { named } from "../../../app/matching/nameWords";
import { packedBytes, packLeads, readPacked } from "../../../app/matching/packedLeads";
import type { Named } from "../../../app/matching/party";
import { Random } from "../../../scripts/samples/random";

const seeded = new Random(11);
const random = () => seeded.next();
const of = (words: string) => {
  const all = words.split(" ");
  return all[Math.floor(random() * all.length)] ?? "";
};

function invented(id: number): Named {
  const company = `${of("brightwater quarry harrow alder birch cedar summit ridge kestrel")}${of("a e i o u m n r s t ham ton ley")} ${of("dental law freight tax")}`;
  const person = random() < 0.5 ? null : `${of("ana ben cleo dirk eva finn")} ${of("silva moor hale")}`;
  return named({
    ...{
      id,
      accountId: Math.ceil(id * 0.5),
      company,
      companyKey: companyKey(company),
      personKey: personKey(person),
    },
    emailKey: random() < 0.5 ? null : `${of("ana ben info sales")}@${of("a b c d e f g h i")}.example`,
    phoneKey: random() < 0.5 ? null : `+1212555${Math.floor(1000 + random() * 4000)}`,
    domainKey: random() < 0.5 ? null : `${of("alder birch cedar")}${Math.floor(random() * 20)}.example`,
    ...{ cityKey: random() < 0.5 ? null : of("boston dallas"), postalCode: null, street: null },
  });
}
const some = (count: number, from: number) => Array.from({ length: count }, (_, n) => invented(from + n));

it("packed leads come back from their bytes as they went in, wherever the bytes lie", () => {
  const packed = packLeads(some(50, 1));
  const bytes = packedBytes(packed);
  expect(readPacked(bytes)).toEqual(packed);
  expect(readPacked(Buffer.concat([Buffer.alloc(3), bytes]).subarray(3))).toEqual(packed);
  expect(readPacked(packedBytes(packLeads([])))).toEqual(packLeads([]));
});

it("a key has one place, a stranger none, through many growths", () => {
  const table = new KeyTable();
  const keys = Array.from({ length: 20_000 }, (_, n) => Math.imul(n + 1, 2654435761) >>> 0);
  expect(keys.map((key) => table.add(key))).toEqual([...keys.keys()]);
  expect(keys.map((key) => table.add(key))).toEqual([...keys.keys()]);
  expect(keys.map((key) => table.find(key))).toEqual([...keys.keys()]);
  expect(
    keys.map((key) => table.find(key ^ 1)).filter((place) => place >= 0 && keys[place] === undefined),
  ).toEqual([]);
  expect(table.find(12_345)).toBe(-1);
  expect(table.size).toBe(20_000);
});

it("candidates and counts of companies are what all pairs say", () => {
  const deals = some(60, 1);
  const all = some(460, 1000);
  const candidates = new Candidates(deals);
  for (const leads of [all.slice(0, 150), all.slice(150, 400), all.slice(400)])
    candidates.add(packLeads(leads));
  expect(candidates.size).toBe(all.length);
  const sharing = (key: number, leads: Named[]) => leads.filter((lead) => blocksOf(lead).includes(key));
  let narrow = 0;
  for (const [at, deal] of deals.entries()) {
    const blocks = [...new Set(blocksOf(deal))].map((key) => sharing(key, all));
    const wanted = new Set(blocks.flatMap((in_) => (in_.length <= 60 ? in_.map(({ id }) => id) : [])));
    const found = [...candidates.of(at)].map((lead) => candidates.idOf(lead));
    expect(found.every((id) => wanted.has(id))).toBe(true);
    if (wanted.size < 80) {
      narrow += 1;
      expect(new Set(found)).toEqual(wanted);
    } else expect(found.length).toBeGreaterThanOrEqual(80);
    for (const key of valuesOf(deal)) {
      const having = all.filter((lead) => valuesOf(lead).includes(key));
      const companies = having.filter(({ accountId }, nth) => accountId !== having[nth - 1]?.accountId);
      expect(candidates.companies(key)).toBe(companies.length);
    }
  }
  expect(narrow).toBeGreaterThan(20);
});

it.each([
  ["brightwater", "bghrtw", "the first letter, and the consonants after it by the alphabet"],
  ["aurora2020", "a02r", "digits before letters, each once"],
  ["o'bri-en", "o'-bnr", "signs stay"],
  ["münchner", "mchnrü", "a letter that no key is usually made of"],
  ["b~zz\u{1f600}le", "blz~\u{1f600}", "letters of two halves stay whole"],
  ["aaaaa", "a", "vowels alone"],
  ["zzzzz", "zz", "the first letter is not the rest"],
])("%s is found by %s: %s", (word, skeleton) => {
  const blocks = blocksOf(
    named({
      ...invented(1),
      company: word,
      companyKey: word,
      personKey: null,
      emailKey: null,
      domainKey: null,
    }),
  );
  expect(blocks).toContain(keyHash("slips", skeleton));
});

it("words of any letters are found by what a plain look at them says", () => {
  const letters = [..."abcdefghijklmnopqrstuvwxyz0123456789'&éßÅ_{"];
  const { companyKey: _, ...nobody } = { ...invented(1), personKey: null, emailKey: null, domainKey: null };
  for (let nth = 0; nth < 3000; nth += 1) {
    const word = Array.from(
      { length: 5 + Math.floor(random() * 9) },
      () => letters[Math.floor(random() * letters.length)],
    ).join("");
    const plain = word[0] + [...new Set(word.slice(1).replace(/[aeiouy]/g, ""))].sort().join("");
    expect(blocksOf(named({ ...nobody, company: word, companyKey: word })), word).toContain(
      keyHash("slips", plain),
    );
  }
});
