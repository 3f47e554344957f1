// Which spellings are one name, and which must stay two?
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cityKey, companyKey, emailKey, nameKey, personKey } from "../../../app/domain/identityKeys";

const keys = { nameKey, emailKey, companyKey, cityKey, personKey };

describe("identity keys", () => {
  it.each([
    {
      key: "companyKey",
      raw: "The Smith & Sons Co., Inc.",
      is: "smith and sons",
      why: "the, forms, punctuation",
    },
    { key: "companyKey", raw: "SMITH AND SONS", is: "smith and sons", why: "case and ampersand" },
    { key: "companyKey", raw: "A.B.C. Plumbing, L.L.C.", is: "abc plumbing", why: "initials with dots" },
    { key: "companyKey", raw: "O’Brien Dental PLLC", is: "obrien dental", why: "apostrophes" },
    { key: "companyKey", raw: "Müller Straße GmbH", is: "muller strasse", why: "accents" },
    { key: "companyKey", raw: "The Limited", is: "limited", why: "a name made of such words keeps one" },
    { key: "companyKey", raw: "Inc.", is: "inc", why: "the same" },
    { key: "companyKey", raw: "3M Company", is: "3m", why: "digits stay" },
    { key: "companyKey", raw: "Coca-Cola Co", is: "coca cola", why: "hyphens" },
    { key: "companyKey", raw: "Smith & Co.", is: "smith", why: "no 'and' left dangling" },
    { key: "companyKey", raw: "東京電力", is: "東京電力", why: "other scripts stay" },
    { key: "companyKey", raw: " -- ", is: null, why: "nothing is left" },
    { key: "companyKey", raw: null, is: null, why: "unknown" },
    { key: "emailKey", raw: " Ana.Silva@Example.COM ", is: "ana.silva@example.com", why: "case and spaces" },
    { key: "emailKey", raw: "Ana Silva <ana@example.com>", is: "ana@example.com", why: "a display name" },
    { key: "emailKey", raw: "mailto:ana@example.com", is: "ana@example.com", why: "a link" },
    {
      key: "emailKey",
      raw: "ana+msp@example.com",
      is: "ana+msp@example.com",
      why: "a tag may be another person",
    },
    { key: "emailKey", raw: "n/a", is: null, why: "no address" },
    { key: "emailKey", raw: "a@b.com, c@d.com", is: null, why: "two addresses are none" },
    { key: "emailKey", raw: "ana@example", is: null, why: "no top-level domain" },
    { key: "emailKey", raw: undefined, is: null, why: "unknown" },
    { key: "cityKey", raw: "St. Paul, MN", is: "saint paul", why: "abbreviation and state" },
    { key: "cityKey", raw: "SAINT PAUL", is: "saint paul", why: "case" },
    { key: "cityKey", raw: "Ft Worth", is: "fort worth", why: "abbreviation" },
    { key: "cityKey", raw: "São José", is: "sao jose", why: "accents" },
    { key: "cityKey", raw: "", is: null, why: "empty" },
    { key: "personKey", raw: "Dr. Ana M. Silva, CPA", is: "ana silva", why: "title, initial, degree" },
    { key: "personKey", raw: "Silva, Ana", is: "ana silva", why: "last name first" },
    { key: "personKey", raw: "ana  silva", is: "ana silva", why: "spaces" },
    { key: "personKey", raw: "J. Silva", is: "j silva", why: "a lone initial is all there is" },
    { key: "personKey", raw: "Robert Smith Jr.", is: "robert smith", why: "generation" },
    {
      key: "personKey",
      raw: "Smith, Robert, Jr.",
      is: "robert smith",
      why: "generation behind a turned name",
    },
    { key: "personKey", raw: "Dr.", is: null, why: "a title names nobody" },
    { key: "nameKey", raw: "  Lead   Forge ", is: "lead forge", why: "spaces and case" },
    { key: "nameKey", raw: "Ｌｅａｄ Forge", is: "lead forge", why: "wide letters" },
    { key: "nameKey", raw: "Café Leads", is: "café leads", why: "a name we gave keeps its accents" },
  ] as const)("$key of '$raw' is '$is': $why", ({ key, raw, is }) =>
    expect(keys[key](raw as string)).toBe(is),
  );

  it.each([
    { key: "companyKey", a: "Smith Dental", b: "Smyth Dental", why: "spelling is for fuzzy matching" },
    { key: "companyKey", a: "North Star Inc", b: "Northstar Inc", why: "so are spaces" },
    { key: "companyKey", a: "Coast Co", b: "Coast Inc Dental", why: "a form in the middle is a word" },
    { key: "personKey", a: "Ana Silva", b: "Ana Silva Costa", why: "another last name" },
  ] as const)("keeps '$a' and '$b' apart: $why", ({ key, a, b }) =>
    expect(keys[key](a)).not.toBe(keys[key](b)),
  );

  it("give keys that are their own keys, never longer than 320 characters", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), (text) => {
        for (const keyOf of [companyKey, cityKey, nameKey]) {
          const key = keyOf(text);
          if (key === null) continue;
          expect([...key].length).toBeLessThanOrEqual(320);
          expect(key).toBe(key.toLowerCase());
        }
      }),
    );
  });
});
