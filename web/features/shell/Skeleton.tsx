/** The panels as the exported page shows them before the browser takes over. */
export function Skeleton() {
  return (
    <div className="flex h-dvh" aria-busy="true">
      <div className="hidden w-[248px] border-r bg-sidebar xl:block" />
      <div className="flex min-w-0 flex-1 flex-col">
        <div className="flex h-11 items-center border-b px-4 text-sm font-semibold">Agentic MLOps</div>
      </div>
    </div>
  );
}
