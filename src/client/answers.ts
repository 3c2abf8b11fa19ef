// Lists asked of the server: a plain list, or a query of the API, which answers { result }.
export async function listOf<One>(answer: Response): Promise<One[]> {
  const body = (await answer.json()) as One[] | { result: One[] };
  return Array.isArray(body) ? body : body.result;
}
