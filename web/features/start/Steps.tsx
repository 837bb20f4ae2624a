const STEPS = [
  ["Read", "Your words become typed limits, each with the place it came from. What is missing is asked, at most five questions."],
  ["Design", "Sixteen stages decide in a fixed order, each with its reasons, the options it rejected and what would change its mind."],
  ["Challenge", "Two critics and the policy rules go through the design; what they find is decided again."],
  ["Approve", "You see cost, latency and open rules, and decide. Nothing approves itself."],
  ["Build", "Code, Terraform, pipelines and tests are written, checked for real, and packed into one zip."],
] as const;

export function Steps() {
  return (
    <section aria-labelledby="steps" className="mt-8">
      <h2 id="steps" className="mb-2 text-xs font-medium text-muted-foreground">
        What happens then
      </h2>
      <ol className="grid gap-x-4 gap-y-3 border-t pt-3 sm:grid-cols-5">
        {STEPS.map(([title, text], index) => (
          <li key={title}>
            <p className="text-sm font-medium">
              <span className="num mr-1.5 text-muted-foreground">{index + 1}</span>
              {title}
            </p>
            <p className="mt-0.5 text-xs text-muted-foreground">{text}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
