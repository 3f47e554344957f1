// Are the mean and the spread of won values those of the values themselves?
import { expect, it } from "vitest";
import { usualValue } from "../../../../app/domain/statistics/usualValue";

const of = (values: number[]) =>
  usualValue({
    deals: values.length,
    sumMinor: values.reduce((sum, value) => sum + value, 0),
    squares: values.reduce((sum, value) => sum + value ** 2, 0),
  });

// R: mean(c(...)), sd(c(...))
it.each([
  [[1_200_000, 800_000, 400_000], 800_000, 400_000],
  [[500_000], 500_000, 0],
  [[7, 7, 7], 7, 0],
  [[2, 4, 4, 4, 5, 5, 7, 9], 5, 2.138089935],
])("of %j", (values, mean, deviation) => {
  const found = of(values);
  expect(found?.meanMinor).toBeCloseTo(mean, 6);
  expect(found?.deviationMinor).toBeCloseTo(deviation, 6);
  expect(found?.deals).toBe(values.length);
});

it("is unknown without a win", () => {
  expect(of([])).toBeNull();
});
