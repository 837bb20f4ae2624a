import { Workspace } from "@/features/shell/Workspace";

/** One exported shell serves every project; the id is read from the address in the browser. */
export function generateStaticParams() {
  return [{ id: "_" }];
}

export default function Page() {
  return <Workspace />;
}
