using System.Net;
using Portal.Engine.Connecting.Asking;
using Portal.Engine.Connectors;
using Portal.Engine.Connectors.Rest;
using Portal.Engine.Connectors.Rest.Asking;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Resilience.Egress;
using Portal.Engine.Sources;

namespace Portal.Engine.Connecting.Hints;

/// <summary>Looks which lists an API may have: at its address, and where descriptions of APIs usually stand.</summary>
public sealed class PathHints(SourceClients clients, TimeProvider clock)
{
    public const int MostRequests = 8, MostHints = 200;

    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    static readonly string[] Usual = ["", "openapi.json", "swagger.json", "v1/openapi.json", "swagger/v1/swagger.json", "v3/api-docs", "api-docs", "docs/openapi.json"];

    /// <returns>What was found until the time or the requests were over; nothing to find is no failure.</returns>
    public Task<HintsFound> Find(Source source, CancellationToken stop = default)
    {
        clients.LetTry(source);
        return Find(clients.For(source), stop);
    }

    internal async Task<HintsFound> Find(ISourceClient way, CancellationToken stop)
    {
        var client = new ProbeClient(way, MostRequests);
        var found = await Limited.Run<HintsFound>(Limit, clock, async token =>
        {
            foreach (var path in Usual)
            {
                if (await At(client, path, token) is { Count: > 0 } hints) return new HintsFound(hints, path.Length == 0 ? "." : path, client.Made);
                // One that is in trouble, or asks to be left alone, is not asked for more.
                if (client.Status is null or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError) break;
            }

            return new HintsFound([], null, client.Made);
        }, stop);
        return found.Succeeded(out var value, out _) ? value : new([], null, client.Made);
    }

    async Task<IReadOnlyList<PathHint>?> At(ProbeClient client, string path, CancellationToken stop)
    {
        var settings = new RestSettings { Path = path };
        var context = new ReadContext(settings, Cursor.Start, false, client, clock);
        if (!new Requests(settings, context).Records(new Place(clock.GetUtcNow())).Succeeded(out var ask, out _)) return null;
        if (!(await new Sender(settings, context).Send(ask, isFurtherPage: false, stop)).Succeeded(out var answered, out _)) return null;
        using var answer = answered.Answer;
        if (answer.Root is not { } root) return null;
        var lists = OpenApi.Lists(root, answer.Address) ?? (path.Length == 0 ? LinkIndex.Lists(root, answer.Address) : []);
        return [.. lists.Select(list => Hint(client, list.Address, list.Name)).OfType<PathHint>().DistinctBy(hint => hint.Path).Take(MostHints)];
    }

    /// <summary>Below the source's address it is relative; elsewhere at the same origin it is whole, and at another it is none.</summary>
    static PathHint? Hint(ISourceClient client, Uri address, string name)
    {
        if (address.Scheme is not ("http" or "https") || Origin.Of(address) != Origin.Of(client.Address)) return null;
        address = client.Plain(address);
        var (path, start) = (address.PathAndQuery, client.Folder.AbsolutePath);
        var relative = path.StartsWith(start, StringComparison.Ordinal) ? path[start.Length..] : address.AbsoluteUri;
        return relative.Length == 0 ? null : new(client.Hide(relative), client.Hide(name));
    }
}
