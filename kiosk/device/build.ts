declare const __BUILD__: string | undefined;

/** Name of the build that is running, for staff and for the server. */
export const BUILD: string = typeof __BUILD__ === 'string' ? __BUILD__ : 'development';
