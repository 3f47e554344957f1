// Are phones, e-mail addresses and domains recognised as the same however they are written?
import { describe, expect, it } from "vitest";
import { cleanCell, saysNothing } from "../../../app/intake/cellText";
import { readEmail } from "../../../app/intake/email";
import { readPhone } from "../../../app/intake/phone";
import { domainKey } from "../../../app/intake/webDomain";

describe("a phone number", () => {
  const cases: [why: string, text: string, country: string, key: string | null, shown: string][] = [
    ["as Americans write it", "(614) 555-0123", "US", "+16145550123", "+16145550123"],
    ["with dots", "614.555.0123", "US", "+16145550123", "+16145550123"],
    ["with the country", "+1 614 555 0123", "DE", "+16145550123", "+16145550123"],
    ["with a 1 before", "1-614-555-0123", "US", "+16145550123", "+16145550123"],
    ["with an extension", "(614) 555-0123 x89", "US", "+16145550123", "+16145550123;ext=89"],
    ["with a spelled extension", "614-555-0123 ext. 5", "US", "+16145550123", "+16145550123;ext=5"],
    ["with an RFC extension", "+16145550123;ext=5", "US", "+16145550123", "+16145550123;ext=5"],
    ["of two, the first", "614-555-0123; 614-555-0199", "US", "+16145550123", "+16145550123"],
    ["of two with a slash", "614-555-0123 / 614-555-0199", "US", "+16145550123", "+16145550123"],
    ["as a spreadsheet's decimal", "6145550123.0", "US", "+16145550123", "+16145550123"],
    ["dialled abroad with 00", "0044 20 7946 0018", "US", "+442079460018", "+442079460018"],
    ["with a trunk zero in brackets", "+44 (0)20 7946 0018", "US", "+442079460018", "+442079460018"],
    ["national of its country", "020 7946 0018", "GB", "+442079460018", "+442079460018"],
    ["after an apostrophe", "'+61 8 9876 5432", "US", "+61898765432", "+61898765432"],
    ["with a type prefix", "p:+4915112345678", "US", "+4915112345678", "+4915112345678"],
    ["in full-width digits", "６１４５５５０１２３", "US", "+16145550123", "+16145550123"],
    ["in letters is none", "1-800-FLOWERS", "US", null, "1-800-FLOWERS"],
    ["too short is none", "555", "US", null, "555"],
    ["a word is none", "call me", "US", null, "call me"],
  ];
  it.each(cases)("%s", (_why, text, country, key, shown) => {
    expect(readPhone(text, country)).toEqual({ key, shown });
  });

  it.each(["5.55E+09", "5,55E+09", "6.14555E9"])("%s was damaged by a spreadsheet", (text) => {
    expect(readPhone(text, "US")).toBe("damaged");
  });
});

describe("an e-mail address", () => {
  const cases: [why: string, text: string, key: string | null, shown: string][] = [
    ["whatever its case", "Ana.Silva@Acme.COM", "ana.silva@acme.com", "Ana.Silva@Acme.COM"],
    ["with a tag and dots, which stay", "a.na+it@gmail.com", "a.na+it@gmail.com", "a.na+it@gmail.com"],
    ["with a name", "Ana Silva <ana@acme.com>", "ana@acme.com", "ana@acme.com"],
    ["with mailto", "mailto:ana@acme.com", "ana@acme.com", "ana@acme.com"],
    ["of two, the first", "ana@acme.com; bob@acme.com", "ana@acme.com", "ana@acme.com"],
    ["with invisible spaces", "ana\u200B@acme.com", "ana@acme.com", "ana@acme.com"],
    ["in other letters", "josé@acme.com", "josé@acme.com", "josé@acme.com"],
    ["that is none", "ana at acme", null, "ana at acme"],
    ["without a host", "ana@", null, "ana@"],
  ];
  it.each(cases)("%s", (_why, text, key, shown) => {
    expect(readEmail(cleanCell(text))).toEqual({ key, shown });
  });
});

describe("a domain", () => {
  const cases: [why: string, text: string, key: string | undefined][] = [
    ["of a page", "https://www.acme.com/it?x=1", "acme.com"],
    ["bare and in capitals", "Acme.COM", "acme.com"],
    ["below a country's second level", "http://shop.acme.co.uk:8080", "acme.co.uk"],
    ["of an address", "ana@mail.acme.com", "acme.com"],
    ["of a free-mail provider is nobody's", "ana@gmail.com", undefined],
    ["of a page everybody has is nobody's", "https://facebook.com/acme", undefined],
    ["in other letters is compared in punycode", "https://münchen-it.de", "xn--mnchen-it-q9a.de"],
    ["that is none", "not a site", undefined],
    ["of an address in numbers", "http://192.168.0.1/", undefined],
    ["of nothing", "", undefined],
  ];
  it.each(cases)("%s", (_why, text, key) => {
    expect(domainKey(text)).toBe(key);
  });
});

describe("a cell", () => {
  const cases: [why: string, cell: string, clean: string][] = [
    ["loses outer spaces", "  Acme ", "Acme"],
    ["has plain spaces for others", "Acme\u00A0\u2003Inc\tLtd", "Acme  Inc Ltd"],
    ["loses invisible ones", "\uFEFFAc\u200Bme", "Acme"],
    ["keeps its lines", "a\r\nb\u2028c", "a\nb\nc"],
  ];
  it.each(cases)("%s", (_why, cell, clean) => {
    expect(cleanCell(cell)).toBe(clean);
  });

  it.each(["", "-", "—", "N/A", "n/a", "null", "\\N", "#N/A", "TBD", "(not set)"])(
    "%j says nothing",
    (text) => {
      expect(saysNothing(text)).toBe(true);
    },
  );

  it.each(["0", "no", "Nil Ltd", "Na'vi"])("%j says something", (text) => {
    expect(saysNothing(text)).toBe(false);
  });
});
