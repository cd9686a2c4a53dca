/** Of an answer that a thread has already written as JSON. */
export const JSON_TYPE = 'application/json; charset=utf-8';
