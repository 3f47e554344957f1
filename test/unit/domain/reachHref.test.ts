// Does a tap on a number or an address reach it, and is what is neither no link?
import { expect, it } from "vitest";
import { callHref, callOf, mailHref } from "../../../app/domain/reachHref";

it.each([
  { why: "a number", phone: "+12075550118", is: "tel:+12075550118" },
  { why: "a number with an extension", phone: "+12075550118;ext=12", is: "tel:+12075550118;ext=12" },
  { why: "no number", phone: "ask for Karen", is: undefined },
  { why: "more than a number", phone: "+12075550118?x=1", is: undefined },
])("calls $why", ({ phone, is }) => expect(callHref(phone)).toBe(is));

it.each([
  { why: "the phone", phone: "+12075550118", mobile: "+12075550119", is: "+12075550118" },
  { why: "the mobile without one", phone: null, mobile: "+12075550119", is: "+12075550119" },
  { why: "the mobile where the phone is none", phone: "ask", mobile: "+12075550119", is: "+12075550119" },
  { why: "nothing", phone: null, mobile: null, is: undefined },
])("the number to call is $why", ({ phone, mobile, is }) =>
  expect(callOf({ phone, mobile })?.phone).toBe(is),
);

it.each([
  { why: "an address", email: "Kyates@marlow.example", is: "mailto:Kyates@marlow.example" },
  { why: "no address", email: "kein@", is: undefined },
  { why: "an address with a sign of its own", email: "a?b&c@d.example", is: "mailto:a%3Fb%26c@d.example" },
])("writes to $why", ({ email, is }) => expect(mailHref(email)).toBe(is));
