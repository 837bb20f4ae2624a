import next from "eslint-config-next/core-web-vitals";
import typescript from "eslint-config-next/typescript";

const config = [
  { ignores: ["web/.next/**", "web/out/**", "web/next-env.d.ts", "web/api/schema.ts", "node_modules/**"] },
  ...next,
  ...typescript,
  {
    settings: { next: { rootDir: "web" } },
    rules: {
      "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
    },
  },
];

export default config;
