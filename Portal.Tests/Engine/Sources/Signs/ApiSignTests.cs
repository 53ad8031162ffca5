using System.Net;
using Microsoft.AspNetCore.Http;
using Portal.Engine.Audit;
using Portal.Engine.Forms;
using Portal.Engine.Persistence;
using Portal.Engine.Resilience;
using Portal.Engine.Resilience.Pipelines;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Signs;
using Portal.Engine.Sync.Runs;
using Portal.Tests.Engine.Resilience.Egress;
using Portal.Tests.Engine.Sync;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Sources.Signs;

public sealed class ApiSignTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("@1688169599", null, "2023-06-30T23:59:59Z", null)]
    [InlineData("true", "Sat, 27 Feb 2027 23:59:59 GMT", null, "2027-02-27T23:59:59Z")]
    [InlineData("Sun, 11 Nov 2018 23:59:59 GMT", null, "2018-11-11T23:59:59Z", null)]
    [InlineData(null, "Sat, 27 Feb 2027 23:59:59 GMT", null, "2027-02-27T23:59:59Z")]
    public void The_headers_say_since_when_and_until_when(string? deprecation, string? sunset, string? since, string? until)
    {
        using var response = Response(deprecation, sunset, "<https://example.com/a>; rel=\"next\", </news>; rel=\"deprecation\"; type=\"text/html\"");
        var sign = SignReader.Read(response, 1, DateTimeOffset.UnixEpoch)!;
        Assert.Equal((deprecation is not null, since, until), (sign.IsDeprecated, Text(sign.DeprecatedAt), Text(sign.SunsetAt)));
        Assert.Equal("https://api.example.com/news", sign.Link);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("false", null)]
    [InlineData(null, "soon")]
    public void What_says_nothing_is_no_sign(string? deprecation, string? sunset)
    {
        using var response = Response(deprecation, sunset, "<javascript:alert(1)>; rel=\"deprecation\"");
        Assert.Null(SignReader.Read(response, 1, DateTimeOffset.UnixEpoch));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task What_an_answer_says_is_kept_and_the_pinned_version_goes_along_until_it_is_changed(DatabaseKind kind)
    {
        await using var server = await LoopbackServer.Start(http =>
        {
            if (http.Request.Headers["X-Api-Version"] != "2") http.Response.Headers["Sunset"] = "Sat, 27 Feb 2027 23:59:59 GMT";
            return http.Response.WriteAsync("here");
        });
        await using var house = await SyncHouse.Open(kind, address: server.Address);
        var sources = house.Get<SourceRegistry>();
        var source = (await sources.Page(new SourceFilter(), 0, 1, Stop)).Sources[0];
        source = (await sources.Change(Actor.Portal, source.Id, SourceDraft.Of(source) with { VersionHeader = "X-Api-Version", Version = " 1 " }, Stop)).Value;
        await Ask(house, source);
        await Ask(house, source);
        Assert.All(server.Requests, asked => Assert.Equal("1", asked.Headers["X-Api-Version"]));
        Assert.Equal("2027-02-27T23:59:59Z", Text((await house.Get<ApiSigns>().Of(source.Id, Stop))!.SunsetAt));

        source = (await sources.Change(Actor.Portal, source.Id, SourceDraft.Of(source) with { Version = "2" }, Stop)).Value;
        Assert.Null(await house.Get<ApiSigns>().Of(source.Id, Stop));
        await Ask(house, source);
        Assert.Equal("2", server.Requests[^1].Headers["X-Api-Version"]);
        Assert.Null(await house.Get<ApiSigns>().Of(source.Id, Stop));
    }

    [Theory]
    [InlineData("Sample CRM has nothing at this address (410).", HttpStatusCode.Gone)]
    [InlineData("Sample CRM does not understand what is asked. It says: API version v1 has been retired.", HttpStatusCode.BadRequest)]
    public async Task A_version_that_is_gone_is_told_and_is_over_when_a_run_goes_well(string text, HttpStatusCode status)
    {
        await using var house = await SyncHouse.Open(DatabaseKind.Sqlite);
        house.Script.Say(ScriptedPage.No(new Failure(Who.Owner, text, Status: status)));
        await house.Run();
        var source = (await house.Get<SourceRegistry>().Page(new SourceFilter(), 0, 1, Stop)).Sources[0].Id;
        Assert.Equal(text, (await house.Get<ApiSigns>().Of(source, Stop))!.Gone);

        house.Script.Say(new ScriptedPage("[]"));
        await house.Run();
        Assert.Null(await house.Get<ApiSigns>().Of(source, Stop));
    }

    [Theory]
    [InlineData("API version v1 has been retired.", true)]
    [InlineData("Sample CRM has nothing at this address. Check the address in the settings (404). Asked for \"/api/version/2/contacts/removed\".", false)]
    public void A_path_is_no_word_of_a_version(string text, bool tells) => Assert.Equal(tells, SignReader.TellsRetired(text));

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Of_what_paths_say_the_most_urgent_stays_and_a_date_that_moves_with_the_clock_is_no_news(DatabaseKind kind)
    {
        SyncHouse? asked = null;
        await using var server = await LoopbackServer.Start(http =>
        {
            http.Response.Headers["Sunset"] = asked!.Clock.GetUtcNow().AddDays(http.Request.Path == "/old" ? 10 : 30).ToString("R", System.Globalization.CultureInfo.InvariantCulture);
            return http.Response.WriteAsync("here");
        });
        await using var house = asked = await SyncHouse.Open(kind, address: server.Address);
        var source = (await house.Get<SourceRegistry>().Page(new SourceFilter(), 0, 1, Stop)).Sources[0];
        var began = house.Clock.GetUtcNow();
        foreach (var path in new[] { "contacts", "old", "contacts", "old", "contacts" })
        {
            await Ask(house, source, path);
            house.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var sign = (await house.Get<ApiSigns>().Of(source.Id, Stop))!;
        Assert.Equal((Text(began.AddDays(10).AddMinutes(1)), began.AddMinutes(1)), (Text(sign.SunsetAt), sign.NoticedAt));

        // Nobody says it for a week, and then it is another.
        house.Clock.Advance(TimeSpan.FromDays(8));
        await Ask(house, source, "contacts");
        Assert.Equal(Text(house.Clock.GetUtcNow().AddDays(30)), Text((await house.Get<ApiSigns>().Of(source.Id, Stop))!.SunsetAt));
    }

    [Fact]
    public async Task What_nobody_says_any_more_is_forgotten_after_a_week_of_runs_that_go_well()
    {
        await using var server = await LoopbackServer.Start(http =>
        {
            http.Response.Headers["Deprecation"] = "@1688169599";
            return http.Response.WriteAsync("here");
        });
        await using var house = await SyncHouse.Open(DatabaseKind.Sqlite, address: server.Address);
        var source = (await house.Get<SourceRegistry>().Page(new SourceFilter(), 0, 1, Stop)).Sources[0];
        house.Script.Say(new ScriptedPage("[]"));
        await Ask(house, source);
        house.Clock.Advance(TimeSpan.FromDays(6));
        await Ask(house, source);
        house.Clock.Advance(TimeSpan.FromDays(6));
        await house.Run();
        Assert.NotNull(await house.Get<ApiSigns>().Of(source.Id, Stop));

        house.Clock.Advance(TimeSpan.FromDays(2));
        await house.Run();
        Assert.Null(await house.Get<ApiSigns>().Of(source.Id, Stop));
    }

    [Fact]
    public async Task A_feed_that_goes_well_says_nothing_of_what_another_asks_for()
    {
        await using var house = await SyncHouse.Open(DatabaseKind.Sqlite);
        var feeds = house.Get<FeedRegistry>();
        var other = (await feeds.Add(Actor.Portal, house.Feed.StreamId, FeedDraft.Of(house.Feed) with { Name = "Other" }, Stop)).Value;
        var source = (await house.Get<SourceRegistry>().Page(new SourceFilter(), 0, 1, Stop)).Sources[0].Id;
        house.Script.Say(ScriptedPage.No(new Failure(Who.Owner, "Sample CRM has nothing at this address (410).", Status: HttpStatusCode.Gone)));
        await house.Run();
        house.Script.Say(new ScriptedPage("[]"));
        await (await house.Engine.Start(other.Id, new RunRequest(RunTrigger.Schedule), Stop)).Value.Ended.WaitAsync(Stop);
        Assert.NotNull((await house.Get<ApiSigns>().Of(source, Stop))?.Gone);

        Assert.Null((await feeds.Remove(Actor.Portal, house.Feed.Id, Stop)).Refusal);
        await (await house.Engine.Start(other.Id, new RunRequest(RunTrigger.Schedule), Stop)).Value.Ended.WaitAsync(Stop);
        Assert.Null(await house.Get<ApiSigns>().Of(source, Stop));
    }

    [Theory]
    [InlineData("X-Api-Version", null, nameof(SourceDraft.Version))]
    [InlineData(null, "2", nameof(SourceDraft.VersionHeader))]
    [InlineData("Authorization", "2", nameof(SourceDraft.VersionHeader))]
    [InlineData("X Api", "2", nameof(SourceDraft.VersionHeader))]
    [InlineData("X-Api-Version", "2\r\nX: y", nameof(SourceDraft.Version))]
    public async Task A_version_that_cannot_be_asked_for_is_refused_where_it_stands(string? header, string? version, string setting)
    {
        await using var house = await SyncHouse.Open(DatabaseKind.Sqlite);
        var added = await house.Get<SourceRegistry>().Add(Actor.Portal, new SourceDraft { Name = "Other", Address = new("https://other.example.com"), VersionHeader = header, Version = version }, Stop);
        Assert.Equal([setting], Assert.IsType<SettingsUnfit>(added.Refusal).Problems.Select(problem => problem.Setting));
    }

    static async Task Ask(SyncHouse house, Source source, string path = "contacts")
    {
        var call = new Call<string>(() => new HttpRequestMessage(HttpMethod.Get, path), async (response, stop) => await response.Content.ReadAsStringAsync(stop));
        Assert.Equal("here", (await house.Get<SourceClients>().For(source).Send(call, Stop)).Value);
    }

    static HttpResponseMessage Response(string? deprecation, string? sunset, string link)
    {
        var response = new HttpResponseMessage { RequestMessage = new(HttpMethod.Get, "https://api.example.com/v1/contacts") };
        foreach (var (name, value) in new[] { ("Deprecation", deprecation), ("Sunset", sunset), ("Link", link) })
        {
            if (value is not null) response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }

    static string? Text(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
