import { Workspace } from "@/features/shell/Workspace";

export default function Page() {
  return <Workspace />;
}
