/** The role that reads on behalf of people; it may not log in, and writes nothing. See `read-as.ts`. */
export const READER = 'mot_cham_reader';
