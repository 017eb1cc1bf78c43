// OpenAPI 3.1, printed from the same endpoints and schemas that validate; what is not there does not exist.
import { z } from 'zod';
import type { Endpoint, Schema } from '../../shared/contract.ts';
import { ENDPOINTS } from '../../shared/endpoints.ts';

let printed: object | undefined;

/** The document; the same on every call. */
export function openApi(): object {
  printed ??= print();
  return printed;
}

function print(): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const { name, tag, endpoint } of ENDPOINTS) {
    const path = `/api${endpoint.path.replace(/:(\w+)/g, '{$1}')}`;
    paths[path] ??= {};
    paths[path][endpoint.method.toLowerCase()] = operation(name, tag, endpoint);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Opfølg',
      version: '1',
      description:
        'Everything the screen can do. Sign in by POST /api/session (cookie). Dates are calendar dates (yyyy-mm-dd), instants ISO 8601. Send Idempotency-Key with a POST that may be retried.',
    },
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'opfolg' } },
      responses: {
        Problem: {
          description: 'A problem with a stable id',
          content: { 'application/json': { schema: PROBLEM } },
        },
      },
    },
  };
}

const PROBLEM = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['id', 'message'],
      properties: {
        id: { type: 'string' },
        message: { type: 'string' },
        fields: {
          type: 'array',
          items: {
            type: 'object',
            required: ['field', 'id', 'message'],
            properties: { field: { type: 'string' }, id: { type: 'string' }, message: { type: 'string' } },
          },
        },
        details: {},
      },
    },
  },
};

function operation(name: string, tag: string, endpoint: Endpoint): object {
  return {
    operationId: name,
    tags: [tag],
    summary: endpoint.summary,
    ...(endpoint.errors.length > 0 && { description: `Errors: ${endpoint.errors.join(', ')}.` }),
    'x-permission': endpoint.may,
    security: endpoint.may === 'public' ? [] : [{ session: [] }],
    parameters: [...parameters(endpoint.params, 'path'), ...parameters(endpoint.query, 'query')],
    ...requestBody(endpoint),
    responses: { 200: answer(endpoint), default: { $ref: '#/components/responses/Problem' } },
  };
}

function jsonSchema(schema: Schema, io: 'input' | 'output'): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  });
  return rest;
}

function parameters(schema: Schema | undefined, where: 'path' | 'query'): object[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = jsonSchema(schema, 'input') as {
    properties?: Record<string, object>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: property,
  }));
}

function requestBody(endpoint: Endpoint): object {
  if (endpoint.kind === 'upload') {
    return { requestBody: { required: true, content: { 'application/octet-stream': { schema: {} } } } };
  }
  if (!endpoint.body) return {};
  return {
    requestBody: {
      required: true,
      content: { 'application/json': { schema: jsonSchema(endpoint.body, 'input') } },
    },
  };
}

function answer(endpoint: Endpoint): object {
  if (endpoint.kind === 'events')
    return { description: 'An event stream', content: { 'text/event-stream': {} } };
  if (endpoint.kind === 'download')
    return { description: 'The bytes', content: { 'application/octet-stream': {} } };
  const schema = endpoint.response ? jsonSchema(endpoint.response, 'output') : {};
  return { description: 'Done', content: { 'application/json': { schema } } };
}
