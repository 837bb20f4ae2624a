// `node lint_openapi.mjs FILE`: Redocly's recommended rules as JSON lines; exit code 1 when there is any.
import { createConfig, lint } from "@redocly/openapi-core";

// A download answers with a redirect to a signed address, and with nothing else.
const REASONED = ["operation-2xx-response #/paths/~1artifacts~1{artifact_id}~1download/get/responses"];

const config = await createConfig({ extends: ["recommended"] });
const found = await lint({ ref: process.argv[2], config });
const problems = found
  .map(({ ruleId, severity, message, location }) => ({ ruleId, severity, message, at: location?.[0]?.pointer }))
  .filter(({ ruleId, at }) => !REASONED.includes(`${ruleId} ${at}`));
for (const problem of problems) {
  console.log(JSON.stringify(problem));
}
process.exit(problems.length ? 1 : 0);
