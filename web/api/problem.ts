/** An `application/problem+json` answer, or the failure to get any answer (status 0). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly code: string | null = null,
    readonly requestId: string | null = null,
    readonly body: Record<string, unknown> = {},
  ) {
    super(detail || title);
    this.name = "Problem";
  }

  get offline(): boolean {
    return this.status === 0;
  }
}

const text = (value: unknown): string | null => (typeof value === "string" ? value : null);

export async function readProblem(response: Response): Promise<Problem> {
  const body = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  return new Problem(
    response.status,
    text(body.title) ?? response.statusText,
    text(body.detail) ?? text(body.title) ?? `The server answered ${response.status}`,
    text(body.code) ?? text(body.type),
    response.headers.get("x-request-id"),
    body,
  );
}
