import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { makeProgram } from '../server/cli/program.ts';
import { readConfig } from '../server/config.ts';
import { sourceFiles } from './support/architecture/source-tree.ts';

const ROOT = join(import.meta.dirname, '..');
const FOLDER = 'docs/trien-khai';
const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** The variables that the program reads. */
const READERS = ['server/config.ts', 'server/sign-in/single-sign-on-settings.ts'];
const VARIABLES = READERS.flatMap((file) => [
  ...textOf(file).matchAll(/(?:read\(\s*|env\[)'([A-Z_]+)'/gu),
]).map(([, name]) => name);
/** What Node and the system read of their own. */
const NOT_OURS = ['NODE_ENV', 'LANG'];

const COMMANDS = makeProgram(process).commands.map((command) => command.name());

interface Service {
  readonly image?: string;
  readonly restart?: string;
  readonly init?: boolean;
  readonly read_only?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, null>>;
}

const compose = parse(textOf('compose.yaml')) as Compose; // its form is what is tested
const composeText = textOf('compose.yaml');

/** `KEY=value` lines of a unit file; a key may stand several times. */
function unitLines(path: string): [key: string, value: string][] {
  return textOf(path)
    .split('\n')
    .filter((line) => /^\w+=/u.test(line))
    .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]);
}

const valuesOf = (path: string, key: string): string[] =>
  unitLines(path).flatMap(([name, value]) => (name === key ? [value] : []));

const known = (names: readonly (string | undefined)[]): (string | undefined)[] =>
  names.filter((name) => name !== undefined && ![...VARIABLES, ...NOT_OURS].includes(name));

it('finds the variables and commands that the files are held against', () => {
  expect(readConfig({}).ok).toBe(true);
  expect(VARIABLES).toEqual(expect.arrayContaining(['PORT', 'DATA_DIR', 'TLS_CERT', 'HTTP_PORT']));
  expect(COMMANDS).toEqual(expect.arrayContaining(['backup', 'tls', 'verify']));
});

describe('Dockerfile', () => {
  const text = textOf('Dockerfile');
  const copies = [...text.matchAll(/^COPY (?!--from)(.+) \S+$/gmu)].flatMap(([, sources = '']) =>
    sources.split(' '),
  );

  it('copies only what is there', () => {
    expect(copies.length).toBeGreaterThan(8);
    expect(copies.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('copies only what .dockerignore lets in', () => {
    const letIn = textOf('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    expect(textOf('.dockerignore')).toMatch(/^\*$/mu);
    expect(
      copies.filter((path) => !letIn.some((one) => path === one || path.startsWith(`${one}/`))),
    ).toEqual([]);
  });

  it('copies what builds the browser apps before it builds them', () => {
    const { scripts } = JSON.parse(textOf('package.json')) as { scripts: { build: string } };
    const [, script = ''] = /^node (\S+)$/u.exec(scripts.build) ?? [];
    const before = text.slice(0, text.indexOf('\nRUN npm run build'));
    expect(before).toContain(`COPY ${script} ${script}\n`);
  });

  it('copies every room that the server imports from', () => {
    const last = text.slice(text.lastIndexOf('\nFROM '));
    const there = [...last.matchAll(/^COPY (?!--from)(\S+) /gmu)].map(([, path = '']) => path);
    const imports = sourceFiles()
      .filter(({ path }) => there.some((room) => path.startsWith(`${room}/`)))
      .flatMap((file) => file.imports);
    expect(imports.length).toBeGreaterThan(500);
    expect(imports.filter((path) => !there.some((room) => path.startsWith(`${room}/`)))).toEqual(
      [],
    );
  });

  it('runs as a user without rights, and what it runs is there', () => {
    const scripts = [...text.matchAll(/CMD \["node", "([^"]+)"\]/gu)].map(([, path = '']) => path);
    expect(scripts.sort()).toEqual(['server/health-check.ts', 'server/main.ts']);
    expect(scripts.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
    expect(text.indexOf('\nUSER node\n')).toBeGreaterThan(text.lastIndexOf('\nRUN '));
  });

  it('sets only variables that the program reads', () => {
    const set = [...(/^ENV (.+)$/mu.exec(text)?.[1] ?? '').matchAll(/([A-Z_]+)=/gu)];
    expect(set.length).toBeGreaterThan(3);
    expect(known(set.map(([, name]) => name))).toEqual([]);
  });
});

describe('compose.yaml', () => {
  const services = Object.entries(compose.services);

  it.each(services)('%s comes back after a failure and says whether it is well', (_, service) => {
    expect(service.restart).toBe('unless-stopped');
    expect(service.init).toBe(true);
    expect(service.healthcheck?.test[0]).toBe('CMD');
  });

  it('gives the server a disk that it cannot write to, but for its folders', () => {
    expect(compose.services['server']?.read_only).toBe(true);
    const targets = compose.services['server']?.volumes?.map((volume) => volume.split(':').at(-1));
    const { DATA_DIR, BACKUP_DIR } = compose.services['server']?.environment ?? {};
    expect(targets).toEqual([DATA_DIR, BACKUP_DIR]);
  });

  it('sets only variables that the program reads', () => {
    const names = Object.keys(compose.services['server']?.environment ?? {});
    expect(names).toContain('DATABASE_URL');
    expect(known(names)).toEqual([]);
  });

  it('is a configuration that the server takes, once the values are filled in', () => {
    const environment = Object.entries(compose.services['server']?.environment ?? {}).map(
      ([name, value]) => [name, value.replaceAll(/\$\{[^}]+\}/gu, 'filled-in')],
    );
    expect(readConfig(Object.fromEntries(environment) as Record<string, string>).ok).toBe(true);
  });

  it('takes every value from the file whose example is there, and holds no secret itself', () => {
    const used = [...composeText.matchAll(/\$\{([A-Z_]+)/gu)].map(([, name]) => name);
    const offered = [...textOf(`${FOLDER}/env.example`).matchAll(/^(?:# )?([A-Z_]+)=/gmu)];
    expect(new Set(used)).toEqual(new Set(offered.map(([, name]) => name)));
    expect(composeText).not.toMatch(/PASSWORD: (?!\$\{)/u);
  });

  it('declares the volumes that it uses, and no other', () => {
    const used = [...composeText.matchAll(/^ +- (?:\$\{\w+:-)?([a-z-]+)\}?:\//gmu)];
    expect(used.map(([, name]) => name).sort()).toEqual(Object.keys(compose.volumes).sort());
  });

  it('mounts files that are there', () => {
    const files = [...composeText.matchAll(/- \.\/([^:]+):/gu)].map(([, path = '']) => path);
    expect(files).toEqual([`${FOLDER}/Caddyfile`]);
    expect(files.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });
});

it('the Caddyfile passes calls on to the service and port of compose.yaml', () => {
  const [, host = '', port] =
    /reverse_proxy ([\w-]+):(\d+)/u.exec(textOf(`${FOLDER}/Caddyfile`)) ?? [];
  expect(compose.services[host]?.environment?.['PORT']).toBe(port);
  const set = Object.keys(compose.services['caddy']?.environment ?? {});
  const used = [...textOf(`${FOLDER}/Caddyfile`).matchAll(/\{\$([A-Z_]+)/gu)].map(([, n]) => n);
  expect(set.sort()).toEqual(used.sort());
});

describe.each(['mot-cham.service', 'mot-cham-backup.service'])('%s', (name) => {
  const path = `${FOLDER}/${name}`;

  it('runs what is there', () => {
    const [command = ''] = valuesOf(path, 'ExecStart');
    const [program, script = '', first] = command.split(' ');
    expect(program).toBe(`${valuesOf(path, 'WorkingDirectory')[0] ?? ''}/node_modules/.bin/node`);
    expect(existsSync(join(ROOT, script))).toBe(true);
    if (first !== undefined) expect(COMMANDS).toContain(first);
  });

  it('sets only variables that the program reads', () => {
    const set = [...(valuesOf(path, 'Environment')[0] ?? '').matchAll(/([A-Z_]+)=/gu)];
    expect(set.length).toBeGreaterThan(1);
    expect(known(set.map(([, variable]) => variable))).toEqual([]);
  });

  it('writes to its own folders and nowhere else', () => {
    expect(valuesOf(path, 'ProtectSystem')).toEqual(['strict']);
    expect(valuesOf(path, 'NoNewPrivileges')).toEqual(['true']);
    const [state = ''] = valuesOf(path, 'StateDirectory');
    expect(valuesOf(path, 'Environment')[0]).toContain(`DATA_DIR=/var/lib/${state} `);
    const out = / --out (\S+)/u.exec(valuesOf(path, 'ExecStart')[0] ?? '')?.[1];
    expect(valuesOf(path, 'ReadWritePaths')).toEqual(out === undefined ? [] : [out]);
  });
});

describe.each(['trien-khai.md', 'cai-dat-may-chu.md'])('the guide %s', (name) => {
  const guide = textOf(`docs/${name}`);

  it('names only commands that exist', () => {
    const named = [...guide.matchAll(/(?:npm run cli --|server\/cli\/main\.ts) ([a-z-]+)/gu)];
    expect(named.length).toBeGreaterThan(3);
    expect(named.map(([, command = '']) => command).filter((c) => !COMMANDS.includes(c))).toEqual(
      [],
    );
  });

  it('names only variables that the program or compose.yaml reads', () => {
    const named = [...guide.matchAll(/`([A-Z]+_[A-Z_]+)(?:=[^`]*)?`/gu)].map(([, word]) => word);
    expect(named.length).toBeGreaterThan(5);
    const offered = textOf(`${FOLDER}/env.example`);
    expect(known(named).filter((word) => !offered.includes(`${word ?? ''}=`))).toEqual([]);
  });

  it('links only to files that are there', () => {
    const links = [...guide.matchAll(/\]\((?!https?:)([^)]+)\)/gu)].map(([, path = '']) => path);
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((path) => !existsSync(join(ROOT, 'docs', path)))).toEqual([]);
  });
});

it('the guide names every file that comes with it', () => {
  const guide = textOf('docs/trien-khai.md');
  expect(readdirSync(join(ROOT, FOLDER)).filter((file) => !guide.includes(file))).toEqual([]);
});

it('every variable of the program is in the table of the installation guide', () => {
  const table = textOf('docs/cai-dat-may-chu.md');
  expect(VARIABLES.filter((name) => !table.includes(`\`${name ?? ''}\``))).toEqual([]);
});
