import { screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { LeftOut } from "@/features/constraints/LeftOut";
import { show } from "./make";

it("names a second system apart from wishes nothing answers", () => {
  show(
    <LeftOut
      rows={[
        { quote: "and what each customer is worth", span: [10, 41], kind: "system", needs: "the value of a customer over time" },
        { quote: "No score may be shown to the porter", span: [50, 85], kind: "unread" },
        { quote: "max 3 SMS a week", span: [90, 106], kind: "beyond" },
      ]}
    />,
  );
  const system = screen.getByRole("region", { name: "Second systems" });
  expect(system.textContent).toContain("the value of a customer over time: “and what each customer is worth”");
  expect(system.textContent).toContain("This design answers the first result.");
  const wishes = within(screen.getByRole("region", { name: "Demands left out" }));
  expect(wishes.getByRole("heading").textContent).toBe("2 wishes are not part of this design");
  expect(wishes.getAllByRole("listitem").map((row) => row.textContent)).toEqual(["“No score may be shown to the porter”", "“max 3 SMS a week”"]);
});

it("says nothing where nothing is left out", () => {
  show(<LeftOut rows={[]} />);
  expect(screen.queryByRole("region")).toBeNull();
});
