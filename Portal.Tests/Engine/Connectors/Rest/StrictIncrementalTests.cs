using Portal.Engine.Connectors;
using Portal.Engine.Connectors.Rest.Settings;

namespace Portal.Tests.Engine.Connectors.Rest;

/// <summary>How only changes are asked for, exactly.</summary>
public sealed class StrictIncrementalTests
{
    static readonly Cursor Noon = new("2026-03-01T12:00:00.5Z");

    static readonly RestSettings List = new() { Path = "things", Key = ["id"], Updated = new() { Field = "at" } };

    [Theory]
    [InlineData(TimeFormat.Iso, null, "2026-03-01T12:00:00.5Z")]
    [InlineData(TimeFormat.IsoWithoutZone, "Europe/Berlin", "2026-03-01T13:00:00")]
    [InlineData(TimeFormat.Seconds, null, "1772366400")]
    [InlineData(TimeFormat.Milliseconds, null, "1772366400500")]
    [InlineData(TimeFormat.Http, null, "Sun, 01 Mar 2026 12:00:00 GMT")]
    [InlineData(TimeFormat.Custom, "Europe/Berlin", "01.03.2026 13:00")]
    public async Task By_a_parameter_in_the_format_of_the_source(TimeFormat format, string? zone, string written)
    {
        await using var api = await StrictApi.Start();
        var settings = List with { Incremental = new() { By = IncrementalKind.Parameter, Name = "since", Lag = TimeSpan.Zero, Time = new() { Format = format, Zone = zone ?? "UTC", Pattern = "dd.MM.yyyy HH:mm" } } };
        api.Expect($"GET /api/things?since={written}", "[]").Expect("GET /api/things", "[]");
        var pass = await api.House.Read(settings, Noon);

        Assert.Equal((Noon, Coverage.Changes), (pass.End, pass.Last.Coverage));
        Assert.Equal((Noon, Coverage.Everything), ((await api.House.Read(settings, Noon, everything: true)) is var all ? all.End : null, all.Last.Coverage));
    }

    [Fact]
    public async Task Lag_exclusiveness_and_a_beginning_are_counted_in()
    {
        await using var api = await StrictApi.Start();
        var by = new IncrementalSettings { By = IncrementalKind.Parameter, Name = "since", Lag = TimeSpan.FromMinutes(5), Exclusive = true, Start = new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero) };
        api.Expect("GET /api/things?since=2026-03-01T11:54:59.5Z", "[]").Expect("GET /api/things?since=2026-02-01T00:00:00Z", "[]");

        await api.House.Read(List with { Incremental = by }, Noon);
        Assert.Equal(Coverage.Everything, (await api.House.Read(List with { Incremental = by with { Exclusive = false } })).Last.Coverage);
    }

    [Fact]
    public async Task By_a_header_and_in_the_body()
    {
        await using var api = await StrictApi.Start();
        var lagless = new IncrementalSettings { Lag = TimeSpan.Zero };
        api.Expect("GET /api/things", "[]");
        await api.House.Read(List with { Incremental = lagless with { By = IncrementalKind.Header, Name = "X-Since" } }, Noon);
        Assert.Equal("2026-03-01T12:00:00.5Z", api.Header("X-Since"));

        api.Expect("POST /api/things {'filters':[{'gte':1772366400500}]}", "[]");
        await api.House.Read(List with
        {
            Method = RestMethod.Post,
            Body = """{"filters": [{}]}""",
            Incremental = lagless with { By = IncrementalKind.Body, Name = "filters.0.gte", Time = new() { Format = TimeFormat.Milliseconds } },
        }, Noon);
    }

    [Fact]
    public async Task By_a_query_that_is_a_template()
    {
        await using var api = await StrictApi.Start();
        var template = new IncrementalSettings { By = IncrementalKind.Template, Lag = TimeSpan.Zero };
        var query = List with { Parameters = [new() { Name = "q", Value = "SELECT Id FROM Thing WHERE updatedAt >= {since}" }], Incremental = template };
        api.Expect("GET /api/things?q=SELECT Id FROM Thing WHERE updatedAt >= 2026-03-01T12:00:00.5Z", "[]").Expect("GET /api/things?q=SELECT Id FROM Thing WHERE updatedAt >= 1970-01-01T00:00:00Z", "[{'id':1,'at':'2026-03-01T14:00:00+02:00'}]");
        await api.House.Read(query, Noon);
        Assert.Equal(("2026-03-01T12:00:00Z", Coverage.Everything), (await api.House.Read(query)) is var first ? (first.End.Watermark, first.Last.Coverage) : default);

        api.Expect("POST /api/changed/1772366400 {'text':'after 1772366400 please','number':1772366400}", "[]");
        await api.House.Read(List with
        {
            Method = RestMethod.Post,
            Path = "/changed/{since}",
            Body = """{"text": "after {since} please", "number": "{since}"}""",
            Incremental = template with { Time = new() { Format = TimeFormat.Seconds } },
        }, Noon);
    }

    [Fact]
    public async Task A_number_that_grows_is_a_watermark_too_and_is_compared_as_one()
    {
        await using var api = await StrictApi.Start();
        var number = new TimeSettings { Format = TimeFormat.Number };
        var settings = List with { Updated = new() { Field = "version", Time = number }, Incremental = new() { By = IncrementalKind.Parameter, Name = "after", Time = number } };
        api.Expect("GET /api/things", "[{'id':1,'version':9},{'id':2,'version':10},{'id':3,'version':'8'}]").Expect("GET /api/things?after=10", "[]");
        var pass = await api.House.Read(settings);

        Assert.Equal("10", pass.End.Watermark);
        Assert.Equal("10", (await api.House.Read(settings, pass.End)).End.Watermark);
    }

    [Fact]
    public async Task Offsets_are_compared_as_instants_and_a_time_to_come_does_not_move_the_watermark_beyond_now()
    {
        await using var api = await StrictApi.Start();
        api.Expect("GET /api/things", "[{'id':1,'at':'2026-03-02T10:30:00+02:00'},{'id':2,'at':'2026-03-02T08:45:00Z'}]").Expect("GET /api/things", "[{'id':1,'at':'2099-01-01T00:00:00Z'}]");

        Assert.Equal("2026-03-02T08:45:00Z", (await api.House.Read(List)).End.Watermark);
        Assert.Equal("2026-03-02T09:00:00Z", (await api.House.Read(List)).End.Watermark);
    }

    [Fact]
    public async Task What_changed_while_the_pass_went_on_moves_the_watermark_no_further_than_to_its_beginning()
    {
        await using var api = await StrictApi.Start();
        var settings = List with { Records = "items", Paging = new() { By = PagingKind.Cursor, Parameter = "c", Next = "next" } };
        api.Expect("GET /api/things", "{'items':[{'id':1,'at':'2026-03-02T08:45:00Z'}],'next':'a'}").Expect("GET /api/things?c=a", "{'items':[{'id':2,'at':'2026-03-02T09:10:00Z'}],'next':'b'}").Expect("GET /api/things?c=b", "{'items':[]}");

        // The pass begins at nine and is cut short twice; the clock goes on.
        var pass = await api.House.Read(settings, most: 1);
        api.House.Clock.Advance(TimeSpan.FromMinutes(15));
        pass = await api.House.Read(settings, pass.End, most: 1);
        Assert.Equal("2026-03-02T09:10:00Z", pass.End.Greatest);
        api.House.Clock.Advance(TimeSpan.FromMinutes(15));

        Assert.Equal("2026-03-02T09:00:00Z", (await api.House.Read(settings, pass.End)).End.Watermark);
    }

    [Fact]
    public async Task Tags_are_kept_for_the_same_request_only_and_when_the_pass_has_ended()
    {
        await using var api = await StrictApi.Start();
        var settings = List with { Conditional = ConditionalKind.FirstPage, Updated = new(), Records = "items", Paging = new() { By = PagingKind.Cursor, Parameter = "c", Next = "next" } };
        api.Expect("GET /api/things", "{'items':[{'id':1}],'next':'a'}", headers: [("ETag", "W/\"1\""), ("Last-Modified", "Sun, 01 Mar 2026 12:00:00 GMT")]).Expect("GET /api/things?c=a", "{'items':[{'id':2}]}");
        var pass = await api.House.Read(settings);
        Assert.Null(pass.Pages[0].Next.Memo);

        api.Expect("GET /api/things", "", 304).Expect("GET /api/things?x=1", "{'items':[]}");
        var same = await api.House.Read(settings, pass.End);
        Assert.Equal(("W/\"1\"", "Sun, 01 Mar 2026 12:00:00 GMT"), (api.Header("If-None-Match"), api.Header("If-Modified-Since")));
        Assert.Equal((pass.End, Coverage.Changes, 0), (same.End, same.Last.Coverage, same.Records.Count()));
        await api.House.Read(settings with { Parameters = [new() { Name = "x", Value = "1" }] }, pass.End);
        Assert.Equal("", api.Header("If-None-Match"));
    }
}
