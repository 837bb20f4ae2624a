"use client";

import { useState } from "react";
import type { WebhookMade } from "@/api/contract";
import { useProjects, useWebhooks } from "@/api/queries";
import { Field, Select } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import { Empty, Failed, Loading } from "@/components/ui/states";
import { useProjectId } from "@/state/location";
import { ShownOnce } from "../ShownOnce";
import { Endpoint } from "../webhooks/Endpoint";
import { NewWebhook } from "../webhooks/NewWebhook";

export default function Webhooks() {
  const projects = useProjects().data ?? [];
  const here = useProjectId();
  const [picked, pick] = useState<string | null>(null);
  const projectId = picked ?? here ?? projects[0]?.id ?? null;
  if (projectId === null) return <Empty title="No design yet">Webhooks belong to a design. Start one first.</Empty>;
  return (
    <>
      <Field label="Design">
        <Select value={projectId} onChange={(event) => pick(event.target.value)}>
          {projects.map((project) => (
            <option key={project.id} value={project.id}>
              {project.name}
            </option>
          ))}
        </Select>
      </Field>
      <Endpoints key={projectId} projectId={projectId} />
    </>
  );
}

function Endpoints({ projectId }: { projectId: string }) {
  const rows = useWebhooks(projectId);
  const [made, setMade] = useState<WebhookMade | null>(null);
  if (rows.isPending) return <Loading />;
  if (!rows.data) return <Failed error={rows.error} onRetry={() => rows.refetch()} />;
  return (
    <div className="mt-4">
      {made ? <ShownOnce what="signing secret" secret={made.secret} onDone={() => setMade(null)} /> : null}
      <NewWebhook projectId={projectId} onMade={setMade} />
      <Section title="Addresses">
        {rows.data.length === 0 ? <Empty title="No webhook yet">Each event is signed, tried again for a day, and kept in a log you can replay from.</Empty> : null}
        <ul className="flex flex-col gap-2">
          {rows.data.map((row) => (
            <li key={row.id}>
              <Endpoint projectId={projectId} row={row} onSecret={setMade} />
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
