using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Tests.Engine.Resilience.Egress;
using Portal.Tests.Running;

namespace Portal.Tests.Servers.Shapes;

/// <summary>
/// Answers as a document tells that an API does: exchange by exchange, or a search from the rows that the document has. What it
/// does not expect, in path, parameters, headers or body, is kept and fails the test.
/// </summary>
sealed class ShapeServer : IAsyncDisposable
{
    readonly ConcurrentQueue<string> _unexpected = new();
    readonly JsonNode _document;
    readonly Queue<JsonNode> _expected = [];
    readonly Queue<int> _faults = [];
    LoopbackServer _server = null!;
    JsonNode _run = null!;
    int _asked;

    ShapeServer(JsonNode document) => _document = document;

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal);

    public Uri Address => new(_server.Address.GetLeftPart(UriPartial.Authority));

    /// <summary>Where the habits of the API that it is like are described to everybody.</summary>
    public Uri Described => new((string)_document["described"]!);

    public int Runs => _document["runs"]!.AsArray().Count;

    static string Folder => Repository.Path("Portal.Tests", "Servers", "Shapes");

    public static async Task<ShapeServer> Start(string name)
    {
        var server = new ShapeServer(JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, $"{name}.json")))!);
        server._server = await LoopbackServer.Start(server.Serve);
        return server;
    }

    /// <summary>The configuration that connects it.</summary>
    public async Task<string> Yaml(string name) => (await File.ReadAllTextAsync(Path.Combine(Folder, $"{name}.yaml"))).Replace("{address}", $"{Address.GetLeftPart(UriPartial.Authority)}", StringComparison.Ordinal);

    /// <returns>The rows that there must be after this run, as key and body.</returns>
    public SortedDictionary<string, string> Expect(int run)
    {
        Assert.Empty(_expected);
        _run = _document["runs"]![run]!;
        foreach (var exchange in _run["exchanges"]?.AsArray() ?? []) _expected.Enqueue(exchange!);
        foreach (var fault in _run["search"]?["faults"]?.AsArray() ?? []) _faults.Enqueue((int)fault!);
        return new(_run["rows"]!.AsObject().ToDictionary(row => row.Key, row => row.Value!.ToJsonString()), StringComparer.Ordinal);
    }

    /// <summary>All that was expected came, and nothing else.</summary>
    public void Verify()
    {
        Assert.Empty(_unexpected);
        Assert.Empty(_expected.Select(one => $"{one["request"]}"));
        Assert.Empty(_faults);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    Task Serve(HttpContext http)
    {
        string body;
        lock (_server.Requests) body = _server.Requests[^1].Body;
        foreach (var (header, value) in _document["headers"]!.AsObject())
        {
            if (http.Request.Headers[header] != (string?)value) return Refuse(http, $"the header {header} was not as it must be");
        }

        lock (_expected) return _run["search"] is { } search ? Search(http, search) : Exchange(http, body);
    }

    Task Exchange(HttpContext http, string body)
    {
        var came = Line(http.Request.Method, $"{http.Request.Path}", QueryHelpers.ParseQuery($"{http.Request.QueryString}").Select(one => (one.Key, $"{one.Value}")));
        if (!_expected.TryPeek(out var next)) return Refuse(http, $"{came} {body}, and nothing was expected any more");
        if (came != Line($"{next["request"]}")) return Refuse(http, $"{came}, and not {Line($"{next["request"]}")}");
        if (!JsonNode.DeepEquals(body.Length == 0 ? null : JsonNode.Parse(body), next["body"])) return Refuse(http, $"{came} with {body}, and not with {next["body"]?.ToJsonString()}");
        _expected.Dequeue();
        foreach (var (name, value) in next["answerHeaders"]?.AsObject() ?? []) http.Response.Headers.Append(name, Here($"{value}"));
        return Answer(http, (int?)next["status"] ?? StatusCodes.Status200OK, next["answer"]!);
    }

    /// <summary>A window of time, from and to included, cut into pages, and no more than the cap of it.</summary>
    Task Search(HttpContext http, JsonNode search)
    {
        var query = http.Request.Query;
        string[] known = [$"{search["from"]}", $"{search["to"]}", $"{search["page"]}"];
        if (http.Request.Method != "GET" || http.Request.Path != $"{search["path"]}" || query.Keys.Except(known).Any() || known.Take(2).Except(query.Keys).Any())
            return Refuse(http, $"{http.Request.Method} {http.Request.Path}{http.Request.QueryString}");
        if (++_asked > 1 && _faults.TryDequeue(out var fault))
        {
            http.Response.Headers.RetryAfter = "0";
            return Answer(http, fault, new JsonObject { ["message"] = "not now" });
        }

        var (from, to) = (long.Parse($"{query[known[0]]}", CultureInfo.InvariantCulture), long.Parse($"{query[known[1]]}", CultureInfo.InvariantCulture));
        var page = query.TryGetValue(known[2], out var asked) ? int.Parse($"{asked}", CultureInfo.InvariantCulture) : 1;
        var (size, cap) = ((int)search["size"]!, (int)search["cap"]!);
        var found = _run["table"]!.AsArray().Where(row => (long)row![$"{search["field"]}"]! is var at && at >= from && at <= to).ToArray();
        var shown = found.Take(cap).Skip((page - 1) * size).Take(size).Select(row => row!.DeepClone());
        return Answer(http, StatusCodes.Status200OK, new JsonObject { ["count"] = found.Length, ["results"] = new JsonArray([.. shown]) });
    }

    Task Answer(HttpContext http, int status, JsonNode answer)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(Here(answer.ToJsonString()), http.RequestAborted);
    }

    Task Refuse(HttpContext http, string what)
    {
        _unexpected.Enqueue(what);
        http.Response.StatusCode = StatusCodes.Status418ImATeapot;
        return Task.CompletedTask;
    }

    string Here(string text) => text.Replace("{address}", Address.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal);

    static string Line(string request)
    {
        var (method, rest) = (request[..request.IndexOf(' ', StringComparison.Ordinal)], request[(request.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        var parts = rest.Split('?', 2);
        return Line(method, parts[0], parts.Length == 1 ? [] : parts[1].Split('&').Select(one => one.Split('=', 2)).Select(pair => (pair[0], pair[1])));
    }

    /// <summary>In whatever order the parameters stand.</summary>
    static string Line(string method, string path, IEnumerable<(string Name, string Value)> query) =>
        $"{method} {path}?{string.Join('&', query.OrderBy(one => one.Name, StringComparer.Ordinal).Select(one => $"{one.Name}={one.Value}"))}";
}
