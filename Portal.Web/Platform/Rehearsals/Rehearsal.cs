using System.Net;
using System.Runtime;
using System.Security.Claims;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components.Endpoints;
using Portal.Engine.People;

namespace Portal.Web.Platform.Rehearsals;

/// <summary>
/// Opens each kind of page once after the start, as an admin who begins at Home and follows the links, and shows it to nobody.
/// What is slow the first time, as code that is compiled and questions that are prepared, is then slow for no person.
/// </summary>
public sealed partial class Rehearsal(PortalOptions options, FirstAdmin firstAdmin, IServiceScopeFactory scopes, IHostApplicationLifetime life, TimeProvider clock, ILogger<Rehearsal> logger) : BackgroundService
{
    /// <summary>What the first round has compiled in haste is compiled well where the others come by it often.</summary>
    const int Rounds = 3;

    /// <summary>Of one kind of page there are as many ways to ask as it has filters; a few of them are enough.</summary>
    const int MostWays = 8;

    /// <summary>So few methods a second are compiled while nothing is warmed up any more.</summary>
    const int FewMethods = 20;

    static readonly TimeSpan Second = TimeSpan.FromSeconds(1), MostPatience = TimeSpan.FromSeconds(30);

    const string Host = "rehearsal.invalid";

    readonly TaskCompletionSource<int> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly HashSet<string> _kinds = new(StringComparer.Ordinal);
    RequestDelegate? _doors;

    /// <summary>How many pages were opened, once all are.</summary>
    public Task<int> Done => _done.Task;

    /// <summary>The routes of those pages; all are there when it is done.</summary>
    public IReadOnlyCollection<string> Kinds => _kinds;

    /// <summary>Whoever stands here is let through with whatever name is given, so this is where the rehearsal begins and nobody else.</summary>
    /// <param name="next">From the doors on.</param>
    /// <returns>The same.</returns>
    internal RequestDelegate Stand(RequestDelegate next) => _doors = next;

    /// <summary>Pages only: what is taken away or done is not done in a rehearsal.</summary>
    internal static RequestDelegate KeepToPages(RequestDelegate next) => http =>
        http.Features.Get<Scene>() is { } scene && (http.GetEndpoint() is not { } endpoint || !scene.Takes(endpoint, http.Request.QueryString)) ? Task.CompletedTask : next(http);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pages = 0;
        try
        {
            if (!options.Rehearse) return;
            await Started(stoppingToken);
            // Of a portal that is new there is nothing to see, and whoever comes to it first is not kept waiting for this.
            if (await firstAdmin.IsNeeded(stoppingToken)) return;
            for (var round = 0; round < Rounds; round++) pages += await Walk(stoppingToken);
            _done.TrySetResult(pages);
            await Compiled(stoppingToken);
            Log.Rehearsed(logger, pages);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // It was stopped before it had seen all of them.
        }
        finally
        {
            _done.TrySetResult(pages);
        }
    }

    /// <summary>What was come by often is compiled well behind the scenes, and that takes the processor from whoever comes meanwhile.</summary>
    async Task Compiled(CancellationToken stop)
    {
        var (began, before) = (clock.GetTimestamp(), 0L);
        while (JitInfo.GetCompiledMethodCount() is var now && now - before > FewMethods && clock.GetElapsedTime(began) < MostPatience)
        {
            before = now;
            await Task.Delay(Second, clock, stop);
        }
    }

    async Task Started(CancellationToken stop)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var listening = life.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stop);
    }

    async Task<int> Walk(CancellationToken stop)
    {
        var scene = new Scene(MostWays);
        var (known, waiting) = (new HashSet<string>(StringComparer.Ordinal) { Urls.Home }, new Queue<string>([Urls.Home]));
        while (waiting.TryDequeue(out var address))
        {
            foreach (var link in Links(await Open(address, scene, stop), address).Where(known.Add)) waiting.Enqueue(link);
        }

        _kinds.UnionWith(scene.Kinds);
        return scene.Taken;
    }

    async Task<string> Open(string address, Scene scene, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var body = new MemoryStream();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider, User = Admin(), RequestAborted = stop };
        var uri = new Uri(new Uri($"http://{Host}"), address);
        (http.Request.Method, http.Request.Scheme, http.Request.Host) = (HttpMethods.Get, uri.Scheme, new HostString(Host));
        (http.Request.Path, http.Request.QueryString, http.Response.Body) = (PathString.FromUriComponent(uri), QueryString.FromUriComponent(uri), body);
        http.Features.Set(scene);
        try
        {
            await _doors!(http);
            return System.Text.Encoding.UTF8.GetString(body.ToArray());
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            // Whoever opens it is told; here it is only not prepared.
            Log.Failed(logger, e, uri.AbsolutePath);
            return "";
        }
    }

    static IEnumerable<string> Links(string page, string address)
    {
        var here = new Uri(new Uri($"http://{Host}"), address);
        foreach (var found in Link().Matches(page).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)))
        {
            if (Uri.TryCreate(here, found, out var there) && there.Host == Host) yield return there.PathAndQuery;
        }
    }

    static ClaimsPrincipal Admin() => new(new ClaimsIdentity([new(ClaimTypes.Name, nameof(Rehearsal)), new(ClaimTypes.Role, nameof(Role.Admin))], nameof(Rehearsal)));

    [GeneratedRegex("<a [^>]*href=\"([^\"#]+)")]
    private static partial Regex Link();

    /// <summary>Which kinds of pages were opened on one walk, and in how many ways each.</summary>
    sealed class Scene(int mostWays)
    {
        readonly Dictionary<string, HashSet<string>> _ways = new(StringComparer.Ordinal);

        public IEnumerable<string> Kinds => _ways.Keys;

        public int Taken => _ways.Values.Sum(ways => ways.Count);

        public bool Takes(Endpoint endpoint, QueryString asked)
        {
            if (endpoint is not RouteEndpoint { RoutePattern.RawText: { } route } || endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is null) return false;
            if (!_ways.TryGetValue(route, out var ways)) _ways.Add(route, ways = new(StringComparer.Ordinal));
            return ways.Count < mostWays && ways.Add(asked.ToString());
        }
    }

    static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "The pages are rehearsed: {Pages} opened")]
        public static partial void Rehearsed(ILogger logger, int pages);

        [LoggerMessage(LogLevel.Information, "The page at {Path} could not be rehearsed")]
        public static partial void Failed(ILogger logger, Exception e, string path);
    }
}
