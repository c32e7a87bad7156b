export interface FieldError {
  pointer?: string;
  detail?: string;
}

interface ProblemBody {
  type?: string;
  title?: string;
  status?: number;
  detail?: string;
  errors?: FieldError[];
}

/** The service refused: an RFC 9457 problem, or what could be made of another answer. */
export class Problem extends Error {
  readonly type: string;
  readonly errors: FieldError[];

  constructor(
    readonly status: number,
    body: ProblemBody,
    readonly retryAfter: number | null,
  ) {
    super(body.detail || body.title || '');
    this.type = body.type ?? 'about:blank';
    this.errors = Array.isArray(body.errors) ? body.errors : [];
  }

  /** What is wrong with one field, named by the last step of the pointer. */
  fieldError(name: string): string | undefined {
    return this.errors.find((error) => error.pointer?.split('/').join('.').endsWith('.' + name))?.detail;
  }
}

/** No answer, or an answer by a proxy that the service is unavailable. */
export class Unavailable extends Error {}

/** The service asks for a proof of work that this page cannot make, or takes none that it makes. */
export class Unproven extends Error {}

export async function failure(response: Response): Promise<Error> {
  if (response.status === 502 || response.status === 503 || response.status === 504) {
    return new Unavailable(response.statusText);
  }
  const type = response.headers.get('Content-Type') ?? '';
  const body: ProblemBody = /json/.test(type) ? await response.json().catch(() => ({})) : {};
  return new Problem(response.status, body, Number(response.headers.get('Retry-After')) || null);
}
