// Which parts does a ZIP archive have, and how do parts become one?
import { closeSync, openSync, readSync, statSync } from "node:fs";
import { crc32 } from "node:zlib";

/** How an entry is packed that is not stored as it is. */
export const deflated = 8;

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const endBytes = 22;
const longestComment = 65_535;

export interface ArchiveEntry {
  name: string;
  /** 0 where its bytes stand as they are. */
  method: number;
  /** How many bytes it has in the archive, and unpacked. */
  packed: number;
  unpacked: number;
  crc: number;
  /** Where in the archive it begins. */
  localAt: number;
}

export interface ArchivePart {
  entry: ArchiveEntry;
  /** Its bytes as they stand in the archive. */
  content: Buffer;
}

/** The archive's parts as its directory at the end lists them; undefined where it is none that can be told. */
export function directoryOf(path: string): ArchiveEntry[] | undefined {
  const { size } = statSync(path);
  const file = openSync(path, "r");
  try {
    const read = (at: number, length: number) => {
      const part = Buffer.alloc(Math.max(0, length));
      return part.subarray(0, readSync(file, part, 0, part.length, at));
    };
    const tailAt = Math.max(0, size - endBytes - longestComment);
    const tail = read(tailAt, size - tailAt);
    const end = lastEnd(tail);
    if (end === undefined) return undefined;
    return entriesIn(read(tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12)));
  } finally {
    closeSync(file);
  }
}

function lastEnd(tail: Buffer): number | undefined {
  for (let at = tail.length - endBytes; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) === endOfDirectory) return at;
  }
  return undefined;
}

function entriesIn(directory: Buffer): ArchiveEntry[] | undefined {
  const entries: ArchiveEntry[] = [];
  for (let at = 0; at + 46 <= directory.length; ) {
    if (directory.readUInt32LE(at) !== directoryEntry) return undefined;
    const nameLength = directory.readUInt16LE(at + 28);
    const encrypted = directory.readUInt16LE(at + 8) % 2 === 1;
    const entry = {
      name: directory.toString("utf8", at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      packed: directory.readUInt32LE(at + 20),
      unpacked: directory.readUInt32LE(at + 24),
      localAt: directory.readUInt32LE(at + 42),
    };
    const beyond = [entry.packed, entry.unpacked, entry.localAt].includes(0xffffffff);
    if (encrypted || beyond || ![0, deflated].includes(entry.method)) return undefined;
    entries.push(entry);
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/** The entry's bytes as they stand in the archive; undefined where it ends before them. */
export function contentOf(bytes: Buffer, { localAt, packed }: ArchiveEntry): Buffer | undefined {
  if (localAt + 30 > bytes.length) return undefined;
  const start = localAt + 30 + bytes.readUInt16LE(localAt + 26) + bytes.readUInt16LE(localAt + 28);
  return start + packed > bytes.length ? undefined : bytes.subarray(start, start + packed);
}

/** A part of an archive as it is put in without compression. */
export function stored(name: string, content: Buffer): ArchivePart {
  const { length } = content;
  return {
    entry: { name, method: 0, packed: length, unpacked: length, crc: crc32(content), localAt: 0 },
    content,
  };
}

/** The parts as an archive again, in their order. */
export function archive(parts: ArchivePart[]): Buffer {
  const written: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { entry, content } of parts) {
    const name = Buffer.from(entry.name);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(0x0800, 2);
    shared.writeUInt16LE(entry.method, 4);
    shared.writeUInt32LE(entry.crc, 10);
    shared.writeUInt32LE(entry.packed, 14);
    shared.writeUInt32LE(entry.unpacked, 18);
    shared.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), shared, name]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), shared, rest, name]));
    written.push(local, content);
    offset += local.length + content.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(endBytes);
  end.writeUInt32LE(endOfDirectory, 0);
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...written, list, end]);
}
