"use client";

import { useEffect } from "react";
import { useFile, useFiles } from "@/api/queries";
import { Empty, Failed, Loading } from "@/components/ui/states";
import { setParams, useParam } from "@/state/location";
import { CodeViewer } from "../code/CodeViewer";
import { FileTree } from "../code/FileTree";
import type { ViewProps } from "../view";

export default function Code({ set }: ViewProps) {
  const files = useFiles(set.id);
  const wanted = useParam("file");
  const list = files.data ?? [];
  const path = list.some((file) => file.path === wanted) ? wanted : (list.find((file) => file.path === "README.md")?.path ?? null);
  const file = useFile(set.id, path);
  useEffect(() => {
    if (wanted && list.length > 0 && wanted !== path) setParams({ file: null }, { replace: true });
  }, [list.length, path, wanted]);
  if (files.isPending) return <Loading rows={8} />;
  if (files.isError) return <Failed error={files.error} onRetry={() => files.refetch()} />;
  if (list.length === 0) return <NoFiles writing={set.status === "generating"} />;
  return (
    <div className="@container flex h-full">
      <div className="w-56 shrink-0 border-r @max-md:w-40">
        <FileTree files={list} selected={path} onSelect={(next) => setParams({ file: next })} />
      </div>
      <div className="min-w-0 flex-1">
        {path === null ? <Empty title="Choose a file" /> : null}
        {file.isError ? <Failed error={file.error} onRetry={() => file.refetch()} /> : null}
        {file.data ? <CodeViewer key={file.data.path} file={file.data} /> : path && !file.isError ? <Loading rows={12} /> : null}
      </div>
    </div>
  );
}

function NoFiles({ writing }: { writing: boolean }) {
  if (writing) return <Empty title="The checks are running">The files show here as soon as all checks are done.</Empty>;
  return <Empty title="No repository yet">It is written and checked after you approve the architecture.</Empty>;
}
