"use client";

import { useInstallation } from "@/api/queries";
import { Section } from "@/components/ui/section";
import { Facts } from "../Facts";
import { Health } from "../Health";

export default function About() {
  const installation = useInstallation().data;
  return (
    <>
      <Section title="Agentic MLOps Platform">
        <Facts
          rows={[
            ["Version", installation?.version ?? "…"],
            ["Set up for", installation?.environment ?? "…"],
            ["Licence", "Apache-2.0"],
            ["API", <Reference key="api" />],
          ]}
        />
      </Section>
      <Section title="Server">
        <Health />
      </Section>
    </>
  );
}

const Reference = () => (
  <a className="text-primary underline underline-offset-2" href="/docs" target="_blank" rel="noreferrer">
    Every route on one page
  </a>
);
