// How are the keys of many leads kept so small that all of them are looked through in no time?
import { blocksOf } from "./blocks";
import { valuesOf } from "./frequencies";
import type { Named } from "./party";

/** By which rules keys are made. Keys of other rules are made anew: raise it with every change in what a party's keys are. */
export const keyRules = 2;

/** Some leads or deals, in the order of their ids or lines. */
export interface PackedLeads {
  ids: Float64Array;
  /** 32 bits of the account's number: enough to tell a lead's from that of the lead before. */
  accounts: Uint32Array;
  /** Where in `keys` those of a lead end; they begin where those of the one before end. */
  ends: Uint32Array;
  /** The keys of all blocks and values, each once for a lead. */
  keys: Uint32Array;
}

/** Leads by all that they are found and counted by. */
export function packLeads(leads: readonly Named[]): PackedLeads {
  return packed(leads, (lead) => [...blocksOf(lead), ...valuesOf(lead)]);
}

/** Deals by what they find leads by. */
export function packDeals(deals: readonly Named[]): PackedLeads {
  return packed(deals, blocksOf);
}

function packed(parties: readonly Named[], keysOf: (party: Named) => number[]): PackedLeads {
  const ids = new Float64Array(parties.length);
  const accounts = new Uint32Array(parties.length);
  const ends = new Uint32Array(parties.length);
  const all: number[] = [];
  for (const [at, party] of parties.entries()) {
    ids[at] = party.id;
    accounts[at] = (party.accountId ?? -party.id) % 4_294_967_296;
    const start = all.length;
    for (const key of keysOf(party)) if (!all.includes(key, start)) all.push(key);
    ends[at] = all.length;
  }
  return { ids, accounts, ends, keys: Uint32Array.from(all) };
}

const headBytes = 8;
const leadBytes = 16;

/** As bytes, to be kept: the number of leads in eight bytes, then the four arrays. */
export function packedBytes({ ids, accounts, ends, keys }: PackedLeads): Buffer {
  const bytes = Buffer.alloc(headBytes + leadBytes * ids.length + keys.byteLength);
  bytes.writeUInt32LE(ids.length);
  let at = headBytes;
  for (const part of [ids, accounts, ends, keys]) {
    Buffer.from(part.buffer, part.byteOffset, part.byteLength).copy(bytes, at);
    at += part.byteLength;
  }
  return bytes;
}

export function readPacked(kept: Buffer): PackedLeads {
  const bytes = kept.byteOffset % 8 === 0 ? kept : new Uint8Array(kept);
  const { buffer, byteOffset: start } = bytes;
  const leads = kept.readUInt32LE();
  const from = (before: number) => start + headBytes + before * leads;
  const ends = new Uint32Array(buffer, from(12), leads);
  return {
    ids: new Float64Array(buffer, from(0), leads),
    accounts: new Uint32Array(buffer, from(8), leads),
    ends,
    keys: new Uint32Array(buffer, from(leadBytes), ends.at(-1) ?? 0),
  };
}
