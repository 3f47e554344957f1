// Which account runs Postgres when we are root, and which paths may that account enter?
import { readFileSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { Trouble } from "../../app/domain/trouble";

/** An unprivileged user of this machine. */
export interface Account {
  name: string;
  uid: number;
  gid: number;
}

const wanted = ["postgres", "_postgres", "nobody", "daemon"];

/** True where this process is root; Postgres refuses to run so. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * The account Postgres runs as: undefined means our own. For root it is the owner of the data that is already there,
 * else `postgres`, else `nobody`. initdb insists on an entry in /etc/passwd.
 */
export function postgresAccount(data?: string): Account | undefined {
  if (!isRoot()) return undefined;
  const owner = data === undefined ? undefined : statSync(data);
  const known = listAccounts();
  if (owner !== undefined && owner.uid !== 0) {
    return (
      known.find(({ uid }) => uid === owner.uid) ?? {
        name: `user ${owner.uid}`,
        uid: owner.uid,
        gid: owner.gid,
      }
    );
  }
  for (const name of wanted) {
    const account = known.find((candidate) => candidate.name === name);
    if (account) return account;
  }
  const any = known.find(({ uid }) => uid > 0);
  if (any) return any;
  throw new Trouble(
    "Postgres refuses to run as root and this machine has no other user: start Placket as an ordinary user, or set DATABASE_URL.",
  );
}

/** Whether the account (undefined: we ourselves) may pass through every directory above the path and the path itself. */
export function mayEnter(path: string, account: Account | undefined): boolean {
  if (account === undefined) return true;
  const above = dirname(path);
  if (above !== path && !mayEnter(above, account)) return false;
  const { mode, uid, gid } = statSync(resolve(path));
  if (uid === account.uid) return (mode & 0o100) !== 0;
  if (gid === account.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}

function listAccounts(): Account[] {
  let passwd = "";
  try {
    passwd = readFileSync("/etc/passwd", "utf8");
  } catch {
    return [];
  }
  return passwd
    .split("\n")
    .map((line) => line.split(":"))
    .filter((fields) => fields.length >= 7)
    .map(([name = "", , uid, gid]) => ({ name, uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }));
}
