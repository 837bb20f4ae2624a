import { isPayload } from "@/feed/read";
import { label, quantity, show } from "@/format/values";

const plain = (value: unknown): boolean => typeof value !== "object" || value === null;

/** Any typed decision as names and values; nested parts are indented. */
export function Tree({ value }: { value: unknown }) {
  if (Array.isArray(value)) return value.every(plain) ? <span className="text-sm">{show(value)}</span> : <Items rows={value} />;
  if (!isPayload(value)) return <span className="num text-sm [overflow-wrap:anywhere]">{show(value)}</span>;
  const entries = Object.entries(value).filter(([, child]) => child !== null && !(Array.isArray(child) && child.length === 0));
  return (
    <dl className="flex flex-col gap-1">
      {entries.map(([name, child]) => (
        <div key={name} className={plain(child) || (Array.isArray(child) && child.every(plain)) ? "grid grid-cols-[minmax(96px,34%)_1fr] gap-3" : ""}>
          <dt className="text-xs leading-5 text-muted-foreground">{label(name, typeof child === "number" ? "in its value" : null)}</dt>
          <dd className={plain(child) || (Array.isArray(child) && child.every(plain)) ? "min-w-0" : "mt-0.5 border-l pl-3"}>
            {typeof child === "number" ? <span className="num text-sm">{quantity(name, child)}</span> : <Tree value={child} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Items({ rows }: { rows: unknown[] }) {
  return (
    <ul className="flex flex-col gap-2">
      {rows.map((row, index) => (
        <li key={index} className="rounded-md border px-2.5 py-1.5">
          <Tree value={row} />
        </li>
      ))}
    </ul>
  );
}
