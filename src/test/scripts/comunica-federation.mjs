// Comunica asks two servers at once, which it finds out to be SPARQL endpoints by their Service Descriptions; see docs/operations.md.
//   npm install @comunica/query-sparql@4 && ENTENTE_TOKEN=... node comunica-federation.mjs http://localhost:3331 http://localhost:3332
// Leaves the graph graph:agenda at both. Exit status 1 when the rows are not the expected ones. (Comunica 5 needs Node 22.)
import {QueryEngine} from '@comunica/query-sparql';

const agenda = 'https://w3id.org/entente/graph/agenda';
const meeting = id => `ex:meeting-${id}`;
const prefixes = `
    PREFIX ex: <http://example.org/agenda#>
    PREFIX ent: <https://w3id.org/entente/ontology#>
    PREFIX id: <https://w3id.org/entente/id/>
    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>`;
// Who comes is known to the first alone, what about to the second alone, and the states to both.
const parts = [
    `${meeting(1)} ex:with id:japan . ${meeting(2)} ex:with id:australia .`,
    `${meeting(1)} ex:about "patrols" . ${meeting(3)} ex:about "nothing" .`,
];
const query = `${prefixes}
    SELECT DISTINCT ?name ?topic {
        ?meeting ex:with ?state .
        ?state a ent:State ; rdfs:label ?name .
        OPTIONAL { ?meeting ex:about ?topic }
        FILTER (LANG(?name) = "en")
    } ORDER BY ?name`;
const expected = ['Australia | ', 'Japan | patrols'];

const servers = process.argv.slice(2).map(address => address.replace(/\/$/, ''));
if (servers.length !== 2) {
    console.error('wanted: the addresses of two servers, such as http://localhost:3331 http://localhost:3332');
    process.exit(2);
}

// Comunica takes whatever ends in /sparql for an endpoint, without reading on. So it is told addresses that end otherwise, and
// learns from the description, or not at all, what is there.
const alias = server => `${server}/described`;
const asked = new Map(servers.map(server => [server, {descriptions: 0, queries: 0}]));

async function fetchByAlias(address, options) {
    const url = new URL(address.url ?? address);
    const server = servers.find(one => url.href.startsWith(alias(one)));
    if (!server) {
        throw new Error(`nobody told it of ${url}`);
    }
    const isQuery = url.search !== '' || options?.body !== undefined;
    asked.get(server)[isQuery ? 'queries' : 'descriptions']++;
    const response = await fetch(url.href.replace(alias(server), `${server}/sparql`), options);
    const text = await response.text();
    return new Response(isQuery ? text : text.replaceAll(`${server}/sparql`, alias(server)), {
        status: response.status,
        headers: {'Content-Type': response.headers.get('Content-Type')},
    });
}

async function put(server, statements) {
    const response = await fetch(`${server}/data?graph=${encodeURIComponent(agenda)}`, {
        method: 'PUT',
        headers: {'Content-Type': 'text/turtle', Authorization: `Bearer ${process.env.ENTENTE_TOKEN}`},
        body: `${prefixes}\n${statements}`,
    });
    if (!response.ok) {
        throw new Error(`${server}/data answered ${response.status}: ${await response.text()}`);
    }
}

async function rows(sources) {
    const stream = await new QueryEngine().queryBindings(query, {sources: sources.map(alias), fetch: fetchByAlias});
    return (await stream.toArray()).map(row => `${row.get('name').value} | ${row.get('topic')?.value ?? ''}`);
}

function compare(what, found, wanted) {
    console.log(`${what}:`);
    found.forEach(row => console.log(`  ${row}`));
    if (JSON.stringify(found) !== JSON.stringify(wanted)) {
        console.error(`  wanted: ${JSON.stringify(wanted)}`);
        process.exitCode = 1;
    }
}

await Promise.all(servers.map((server, i) => put(server, parts[i])));
compare('both', await rows(servers), expected);
for (const [server, count] of asked) {
    console.log(`${server}: ${count.descriptions} description, ${count.queries} queries`);
    if (count.descriptions === 0 || count.queries === 0) {
        process.exitCode = 1;
    }
}
compare('the first alone', await rows([servers[0]]), ['Australia | ', 'Japan | ']);
compare('the second alone', await rows([servers[1]]), []);
