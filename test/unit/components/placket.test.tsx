// Is a placket readable without seeing it, and without telling colours apart?
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { Placket, type PlacketStep } from "../../../app/components/Placket";
import { StateBadge } from "../../../app/components/StateBadge";
import { states } from "../../../app/domain/vocabulary";
import { draw } from "./routed";

const steps: PlacketStep[] = [
  { step: "Reached", kind: "contact", state: "buttoned", spoken: true },
  { step: "Appointment held", kind: "appointment_held", state: "buttoned", spoken: false },
  { step: "Pain agreed", kind: "buy_in", state: "objection", spoken: true },
  { step: "Price range accepted", kind: "buy_in", state: "skipped", spoken: null },
  { step: "Signed", kind: "close", state: "silent", spoken: null },
];

describe("a small placket", () => {
  it("is one picture that tells each button", () => {
    draw(<Placket steps={steps} />);
    expect(screen.getByRole("img").getAttribute("aria-label")).toBe(
      "2 of 5 buttoned. Reached: buttoned, spoken; Appointment held: buttoned, unspoken; " +
        "Pain agreed: objection open, spoken; Price range accepted: skipped; Signed: silent",
    );
  });

  it("draws each state and manner in a shape of its own", () => {
    const shapes = (["buttoned", "objection", "skipped", "silent"] as const).flatMap((state) =>
      (state === "buttoned" || state === "objection" ? [true, false] : [null]).map((spoken) => {
        const { container } = draw(<Placket steps={[{ step: "One", kind: "buy_in", state, spoken }]} />);
        return (container.querySelector("svg > g")?.innerHTML ?? "")
          .replace(/<title>.*?<\/title>/, "")
          .replaceAll(/ class="[^"]*"/g, "");
      }),
    );
    expect(new Set(shapes).size).toBe(6);
  });
});

describe("a large placket", () => {
  it("names each step, its state, and where the lead sits", () => {
    draw(
      <Placket
        size="large"
        steps={steps}
        frontier={2}
        details={[undefined, undefined, "price, 1 Oct 2026"]}
      />,
    );
    expect(screen.getAllByRole("listitem").map((item) => item.textContent)).toEqual([
      "Reached: buttoned, spoken",
      "Appointment held: buttoned, unspoken",
      "Pain agreed: objection open, spokenprice, 1 Oct 2026sits here",
      "Price range accepted: skipped",
      "Signed: silent",
    ]);
    expect(screen.getAllByRole("listitem")[2]?.getAttribute("aria-current")).toBe("step");
  });
});

describe("a state", () => {
  it("has a word and a shape of its own", () => {
    const shapes = states.map((state) => {
      const { container } = draw(<StateBadge state={state} />);
      expect(container.textContent).toBe(state);
      return container.querySelector("path")?.getAttribute("d");
    });
    expect(new Set(shapes).size).toBe(states.length);
  });
});
