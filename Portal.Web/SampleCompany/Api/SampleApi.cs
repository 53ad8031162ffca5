using System.Globalization;
using System.Text.Json.Nodes;
using Portal.Web.SampleCompany.Faults;
using Portal.Web.SampleCompany.Kinds;
using Portal.Web.SampleCompany.Paging;
using Portal.Web.SampleCompany.World;

namespace Portal.Web.SampleCompany.Api;

/// <summary>The REST API: each habit of paging has addresses of its own, and all pass one gate.</summary>
sealed class SampleApi(Company company, Switches switches, TimeProvider clock, CancellationToken closing)
{
    public static readonly IReadOnlyList<IPaging> Habits =
    [
        new CursorPaging(), new NextUrlPaging(), new LinkPaging(), new PagePaging(), new PageZeroPaging(), new OffsetPaging(), new LastIdPaging(), new CappedPaging(),
        new SearchPaging(), new GraphPaging(), new QueryPaging(),
    ];

    readonly Gate _gate = new(clock);

    public void Map(IEndpointRouteBuilder app)
    {
        foreach (var habit in Habits)
        {
            foreach (var route in habit.Routes) app.MapMethods(route, [habit.Method], Gated((request, on) => Page(request, habit, on)));
        }

        app.MapGet("/{habit}/{kind}", Gated((_, _) => Task.FromResult(Answer.Nothing())));
        app.MapGet("/{habit}/{kind}/deleted", Gated((request, on) => Task.FromResult(OfKind(request, on, Deleted))));
        app.MapGet("/{habit}/{kind}/{key}", Gated((request, on) => Task.FromResult(OfKind(request, on, One))));
    }

    RequestDelegate Gated(Func<HttpRequest, IReadOnlyDictionary<string, Switch>, Task<Answer>> answer) => http => Serve(http, answer);

    async Task Serve(HttpContext http, Func<HttpRequest, IReadOnlyDictionary<string, Switch>, Task<Answer>> answer)
    {
        var on = switches.ForOneRequest();
        if (on.TryGetValue("slow", out var slow) && !await Wait(http, TimeSpan.FromSeconds(slow.Number))) return;
        var given = _gate.Refusal(http.Request, on) ?? Gate.Substitute(on) ?? await answer(http.Request, on);
        await given.Send(http, on.TryGetValue("truncated", out var truncated) && given.Status == 200 ? truncated.Value : null);
    }

    /// <returns>False if nobody waits any more, or the company closes: it does not keep the portal from stopping.</returns>
    async Task<bool> Wait(HttpContext http, TimeSpan time)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, closing);
        try
        {
            await Task.Delay(time, clock, over.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            http.Abort();
            return false;
        }
    }

    Answer OfKind(HttpRequest request, IReadOnlyDictionary<string, Switch> on, Func<HttpRequest, Kind, IReadOnlyDictionary<string, Switch>, Answer> answer) =>
        Habits.Any(known => known.Name == Part(request, "habit")) && company.Find(Part(request, "kind")) is { } kind ? answer(request, kind, on) : Answer.Nothing();

    async Task<Answer> Page(HttpRequest request, IPaging habit, IReadOnlyDictionary<string, Switch> on)
    {
        var reading = await habit.Read(request, company);
        if (reading.Wish is not { } wish) return reading.Refusal!;
        if (wish.Ask.After is not null && on.ContainsKey("expired")) return Answer.Problem(410, "The cursor has expired. Start again.");
        var kind = wish.Kind;
        var page = wish.Search.Find(on.ContainsKey("empty") ? [] : kind.Table.Rows(Seen(on)), wish.Ask);
        var answer = habit.Write(page, [.. page.Rows.Select(row => wish.Show(Show(kind, row, on)))], wish, request);
        if (page.Rows.Count > 0 && on.TryGetValue("changing", out var changing)) Meddle(kind, page.Rows[^1].Number, changing.Value);
        return answer;
    }

    Answer One(HttpRequest request, Kind kind, IReadOnlyDictionary<string, Switch> on)
    {
        var number = kind.Number(Part(request, "key"));
        var found = kind.Table.Rows(Seen(on)).Where(row => row.Number == number).Select(row => Show(kind, row, on)).FirstOrDefault();
        return found is null ? Answer.Problem(404, "There is no such record.") : Answer.Of(found);
    }

    Answer Deleted(HttpRequest request, Kind kind, IReadOnlyDictionary<string, Switch> on)
    {
        if (kind.Deletes != DeleteHabit.List) return Answer.Problem(404, $"There is no list of deleted {kind.Name}.");
        var since = Ask.TextIn(request.Query, "since") is { } text ? Search.Moment(text) : DateTimeOffset.MinValue;
        if (since is null) return Answer.Problem(400, "since is neither an ISO date nor a number of seconds or milliseconds.");
        var gone = on.ContainsKey("empty") ? [] : kind.Table.Deleted(Seen(on), since.Value);
        return Answer.Of(new JsonObject
        {
            ["deleted"] = new JsonArray([.. gone.Select(one => new JsonObject { ["id"] = kind.Key(one.Number), ["deleted_at"] = one.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) })]),
        });
    }

    static JsonObject Show(Kind kind, Row row, IReadOnlyDictionary<string, Switch> on) =>
        Schema.Change(kind.Describe(row), kind, on.TryGetValue("schema", out var schema) ? schema.Value : null);

    static string Part(HttpRequest request, string name) => (string?)request.RouteValues[name] ?? "";

    void Meddle(Kind kind, long number, string how)
    {
        if (how == "remove") kind.Meddling.Remove([number], clock.GetUtcNow());
        else kind.Meddling.Touch(number, clock.GetUtcNow());
    }

    View Seen(IReadOnlyDictionary<string, Switch> on) => new(clock.GetUtcNow(), on.TryGetValue("late", out var late) ? TimeSpan.FromSeconds(late.Number) : TimeSpan.Zero);
}
