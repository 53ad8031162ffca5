// Lists and calls all that the portal offers, as programs do that are written with the SDK from npm. What to call comes on standard input.
import { createInterface } from 'node:readline';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

for await (const line of createInterface({ input: process.stdin })) {
  const { url, key, calls } = JSON.parse(line);
  const client = new Client({ name: 'portal-tests', version: '1' });
  await client.connect(new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers: { Authorization: `Bearer ${key}` } } }));
  const { tools } = await client.listTools();
  const { resources } = await client.listResources();
  const { resourceTemplates } = await client.listResourceTemplates();
  const answers = {};
  for (const tool of tools) answers[tool.name] = await client.callTool({ name: tool.name, arguments: calls[tool.name] });
  const read = [];
  for (const resource of resources) read.push((await client.readResource({ uri: resource.uri })).contents[0].text);
  console.log(JSON.stringify({ tools: tools.map(tool => tool.name), resources: resources.map(one => one.uri), templates: resourceTemplates.length, answers, read }));
  await client.close();
  process.exit(0);
}
