// How does the server take its port and let go of it, with browsers still holding on?
import { Agent, get } from "node:http";
import { connect } from "node:net";
import express from "express";
import { expect, test } from "vitest";
import { Trouble } from "../../../app/domain/trouble";
import { listen } from "../../../app/server/listen";
import { send } from "../../support/send";

test("a taken port is one sentence that names it", async () => {
  const first = await listen({ host: "127.0.0.1", port: 0 });
  const second = listen({ host: "127.0.0.1", port: first.port });
  await expect(second).rejects.toThrow(Trouble);
  await expect(second).rejects.toThrow(
    `Port ${first.port} is taken. Stop what uses it, or choose another one: PORT=`,
  );
  await first.stop();
});

test("an address that is not this machine's is one sentence", async () => {
  await expect(listen({ host: "192.0.2.1", port: 0 })).rejects.toThrow(
    /^HOST is 192\.0\.2\.1, which is not an address/,
  );
});

test("until it is ready it says so, instead of refusing the connection", async () => {
  const listening = await listen({ host: "localhost", port: 0 });
  expect(await send(listening.port)).toMatchObject({ status: 503, body: "Placket is starting.\n" });
  listening.answer((_request, response) => response.end("ready"));
  expect(await send(listening.port)).toMatchObject({ status: 200, body: "ready" });
  await listening.stop();
});

test("express finds each request and answer with the prototypes it would give them", async () => {
  const app = express().get("/", (request, response) =>
    response.json({ is: request.is("json"), ip: request.ip }),
  );
  const listening = await listen({ host: "127.0.0.1", port: 0 });
  const born: boolean[] = [];
  listening.server.prependListener("request", (request, response) =>
    born.push(
      Object.getPrototypeOf(request) === app.request && Object.getPrototypeOf(response) === app.response,
    ),
  );
  listening.answer(app);
  expect(await send(listening.port)).toMatchObject({ status: 200, body: '{"is":null,"ip":"127.0.0.1"}' });
  expect(born).toEqual([true]);
  await listening.stop();
});

test("an application that answers after another has its own settings, and so has the other", async () => {
  const named = (name: string) =>
    express()
      .set("name", name)
      .get("/", (request, response) =>
        response.send(`${request.app.get("name")} ${response.app.get("name")}`),
      );
  const [one, two] = [named("one"), named("two")];
  const [first, second] = [
    await listen({ host: "127.0.0.1", port: 0 }),
    await listen({ host: "127.0.0.1", port: 0 }),
  ];
  const said: string[] = [];
  for (const app of [one, two, one]) {
    first.answer(app);
    second.answer(app);
    for (const { port } of [first, second]) said.push((await send(port)).body);
  }
  expect(said).toEqual(["one one", "one one", "two two", "two two", "one one", "one one"]);
  await first.stop();
  await second.stop();
});

const holders: { why: string; hold: (port: number) => Promise<unknown> }[] = [
  { why: "a browser that keeps its connection", hold: keepAlive },
  { why: "a connection that never asks anything", hold: sayNothing },
  {
    why: "an answer that never ends",
    hold: (port) => new Promise((resolve) => get({ port, path: "/endless" }, resolve).on("error", () => {})),
  },
];

test.each(holders)("it stops within two seconds despite $why", async ({ hold }) => {
  const listening = await listen({ host: "127.0.0.1", port: 0 });
  listening.answer((request, response) => {
    if (request.url === "/endless") response.write("more");
    else response.end("done");
  });
  await hold(listening.port);
  const begun = performance.now();
  await listening.stop();
  expect(performance.now() - begun).toBeLessThan(2000);
  await expect(send(listening.port)).rejects.toThrow(/ECONNREFUSED/);
});

test("a request that is being answered gets its answer", async () => {
  const listening = await listen({ host: "127.0.0.1", port: 0 });
  listening.answer((_request, response) => setTimeout(() => response.end("whole"), 200));
  const answer = send(listening.port);
  await new Promise((resolve) => setTimeout(resolve, 50));
  await listening.stop();
  expect((await answer).body).toBe("whole");
});

function keepAlive(port: number): Promise<void> {
  const agent = new Agent({ keepAlive: true });
  return new Promise((resolve) =>
    get({ port, agent }, (response) => response.resume().on("end", () => resolve())),
  );
}

function sayNothing(port: number): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", resolve);
    socket.on("error", () => {});
  });
}
