using System.Globalization;
using System.Text.Json.Nodes;
using Portal.Web.SampleCompany.Faults;
using Portal.Web.SampleCompany.Kinds;
using Portal.Web.SampleCompany.Paging;
using Portal.Web.SampleCompany.World;

namespace Portal.Web.SampleCompany.Api;

/// <summary>The REST API: each habit of paging under a prefix of its own, each kind of record below it.</summary>
sealed class SampleApi(Company company, Switches switches, TimeProvider clock)
{
    public static readonly IReadOnlyList<IPaging> Habits = [new CursorPaging(), new NextUrlPaging(), new LinkPaging(), new PagePaging(), new PageZeroPaging(), new OffsetPaging()];

    readonly Gate _gate = new(clock);

    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/{habit}/{kind}", (RequestDelegate)(http => Serve(http, List)));
        app.MapGet("/{habit}/{kind}/deleted", (RequestDelegate)(http => Serve(http, Deleted)));
        app.MapGet("/{habit}/{kind}/{key}", (RequestDelegate)(http => Serve(http, One)));
    }

    async Task Serve(HttpContext http, Func<HttpRequest, IPaging, Kind, IReadOnlyDictionary<string, Switch>, Answer> answer)
    {
        var on = switches.ForOneRequest();
        if (on.TryGetValue("slow", out var slow)) await Task.Delay(TimeSpan.FromSeconds(slow.Number), clock, http.RequestAborted);
        var given = _gate.Refusal(http.Request, on) ?? Gate.Substitute(on) ?? Found(http.Request, on, answer);
        await given.Send(http, on.TryGetValue("truncated", out var truncated) && given.Status == 200 ? truncated.Value : null);
    }

    Answer Found(HttpRequest request, IReadOnlyDictionary<string, Switch> on, Func<HttpRequest, IPaging, Kind, IReadOnlyDictionary<string, Switch>, Answer> answer)
    {
        var habit = Habits.FirstOrDefault(known => known.Name == Part(request, "habit"));
        var kind = company.Find(Part(request, "kind"));
        return habit is null || kind is null ? Answer.Problem(404, "There is nothing here. See / for what there is.") : answer(request, habit, kind, on);
    }

    Answer List(HttpRequest request, IPaging habit, Kind kind, IReadOnlyDictionary<string, Switch> on)
    {
        if (Search.Read(request.Query) is not { } search) return Answer.Problem(400, "updated_since is neither an ISO date nor a number of seconds or milliseconds.");
        var ask = habit.Read(request.Query);
        if (ask.After is not null && on.ContainsKey("expired")) return Answer.Problem(410, "The cursor has expired. Start again.");
        if (search.Find(on.ContainsKey("empty") ? [] : kind.Table.Rows(Seen(on)), ask) is not { } page) return Answer.Problem(400, "That is not a cursor of ours.");
        var answer = habit.Write(page, request, new JsonArray([.. page.Rows.Select(row => Show(kind, row, on))]));
        if (page.Rows.Count > 0 && on.TryGetValue("changing", out var changing)) Meddle(kind, page.Rows[^1].Number, changing.Value);
        return answer;
    }

    Answer One(HttpRequest request, IPaging habit, Kind kind, IReadOnlyDictionary<string, Switch> on)
    {
        var number = kind.Number(Part(request, "key"));
        var found = kind.Table.Rows(Seen(on)).Where(row => row.Number == number).Select(row => Show(kind, row, on)).FirstOrDefault();
        return found is null ? Answer.Problem(404, "There is no such record.") : Answer.Of(found);
    }

    Answer Deleted(HttpRequest request, IPaging habit, Kind kind, IReadOnlyDictionary<string, Switch> on)
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
