export function Confidence({ value }: { value: number }) {
  const percent = Math.round(value * 100);
  return (
    <span className="inline-flex items-center gap-1.5">
      <span className="h-1 w-12 overflow-hidden rounded-full bg-border" aria-hidden>
        <span className="block h-full bg-primary" style={{ width: `${percent}%` }} />
      </span>
      {percent} % sure
    </span>
  );
}
