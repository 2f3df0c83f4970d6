// Oxigraph behind HTTP, to try `serve --remote` and `export` on a store of another make; see docs/operations.md.
//   npm install oxigraph && node oxigraph-server.mjs 7878
// Queries at /query, updates at /update, the Graph Store HTTP Protocol at /data. On this machine alone, in memory.
import {createServer} from 'node:http';
import oxigraph from 'oxigraph';

const store = new oxigraph.Store();

function query(text, accept) {
    const isGraph = /\b(CONSTRUCT|DESCRIBE)\b/i.test(text.replace(/<[^>]*>|"[^"]*"|#.*$/gm, ''));
    const format = isGraph ? 'application/n-triples' : accept.includes('text/csv') ? 'text/csv' : 'application/sparql-results+json';
    return [200, format, store.query(text, {results_format: format, use_default_graph_as_union: true})];
}

function data(method, graph, body) {
    const format = 'application/n-triples';
    if (method === 'GET') {
        return [200, format, store.dump({format, from_graph_name: graph})];
    }
    if (method === 'PUT') {
        store.update(`DROP SILENT GRAPH <${graph.value}>`);
    }
    store.load(body, {format, to_graph_name: graph});
    return [204, 'text/plain', ''];
}

createServer(async (request, response) => {
    const address = new URL(request.url, 'http://localhost');
    const parts = [];
    for await (const part of request) parts.push(part);
    const body = Buffer.concat(parts).toString('utf8');
    let answer;
    try {
        switch (address.pathname) {
            case '/query':
                answer = query(address.searchParams.get('query') ?? body, request.headers.accept ?? '');
                break;
            case '/update':
                store.update(body);
                answer = [204, 'text/plain', ''];
                break;
            case '/data':
                answer = data(request.method, oxigraph.namedNode(address.searchParams.get('graph')), body);
                break;
            default:
                answer = [404, 'text/plain', 'nothing here\n'];
        }
    } catch (fault) {
        answer = [400, 'text/plain', `${fault}\n`];
    }
    response.writeHead(answer[0], {'Content-Type': answer[1]}).end(answer[2]);
}).listen(Number(process.argv[2] ?? 7878), '127.0.0.1', () => console.log('ready'));
