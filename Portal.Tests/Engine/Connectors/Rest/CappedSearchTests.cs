using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Portal.Engine.Connectors;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Resilience;
using Portal.Tests.Engine.Resilience.Egress;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Connectors.Rest;

/// <summary>A search that shows ten results at most, on pages of four.</summary>
public sealed class CappedSearchTests
{
    const int Most = 10, Size = 4;

    static readonly DateTimeOffset Day = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    static readonly RestSettings Settings = new()
    {
        Path = "search",
        Records = "items",
        Key = ["id"],
        Updated = new() { Field = "at", Time = new() { Format = TimeFormat.Seconds } },
        Incremental = new() { By = IncrementalKind.Parameter, Name = "from", Lag = TimeSpan.Zero, Time = new() { Format = TimeFormat.Seconds } },
        Paging = new() { By = PagingKind.Page, Parameter = "page" },
        Search = new() { Most = Most, To = "to" },
    };

    [Theory]
    [InlineData(null)]
    [InlineData("total")]
    public async Task All_are_read_by_slices_and_from_every_page_on_the_rest(string? total)
    {
        var moments = Enumerable.Range(0, 60).Select(i => Day.AddSeconds((i * i * 7) % 5000)).ToArray();
        await using var server = await LoopbackServer.Start(http => Serve(http, moments));
        using var house = new RestHouse(server.Address);
        var settings = Settings with { Paging = Settings.Paging with { Total = total } };
        var pass = await house.Read(settings);

        Assert.Equal(Enumerable.Range(0, 60).Select(id => $"{id}").Order(), pass.Records.Select(record => record.Key).Distinct().Order());
        Assert.Equal((Coverage.Shifting, $"{moments.Max():yyyy-MM-ddTHH:mm:ssZ}"), (pass.Last.Coverage, pass.End.Watermark));
        for (var read = 1; read < pass.Pages.Count; read++)
        {
            var rest = await house.Read(settings, pass.Pages[read - 1].Next);
            Assert.Equal(pass.Pages.Skip(read).SelectMany(page => page.Keys), rest.Records.Select(record => record.Key));
        }

        var changes = await house.Read(settings, new Cursor($"{Day.AddSeconds(2000):yyyy-MM-ddTHH:mm:ssZ}"));
        Assert.Equal(Coverage.Changes, changes.Last.Coverage);
        Assert.Equal(moments.Count(at => at >= Day.AddSeconds(2000)), changes.Records.Select(record => record.Key).Distinct().Count());
    }

    [Fact]
    public async Task A_record_that_changes_while_the_slices_are_read_is_seen_though_the_clock_of_the_source_runs_ahead()
    {
        var moments = Enumerable.Range(0, 30).Select(i => Day.AddSeconds(i * 100)).ToArray();
        var clock = new TestClock(Day.AddDays(1));
        var asked = 0;
        await using var server = await LoopbackServer.Start(http =>
        {
            // It was to be read in one of the last slices.
            if (++asked == 5) moments[29] = clock.GetUtcNow().AddHours(2);
            return Serve(http, moments);
        });
        using var house = new RestHouse(server.Address, clock);

        var pass = await house.Read(Settings);

        Assert.True(asked > 10);
        Assert.Contains("29", pass.Records.Select(record => record.Key));
        Assert.True(string.CompareOrdinal(pass.End.Watermark, $"{clock.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ}") <= 0, "Nothing is known of what changes after the beginning.");
    }

    [Fact]
    public async Task A_second_that_alone_meets_the_cap_is_told_plainly()
    {
        await using var server = await LoopbackServer.Start(http => Serve(http, [.. Enumerable.Repeat(Day.AddSeconds(30), Most)]));
        using var house = new RestHouse(server.Address);
        var failure = await house.Fails(Settings);

        Assert.Equal(Who.Owner, failure.Who);
        Assert.Contains("Sample CRM has 10 or more changes, and it shows no more than that of one search", failure.Text, StringComparison.Ordinal);
        Assert.Contains("2026-03-01 00:00:3", failure.Text, StringComparison.Ordinal);
    }

    static async Task Serve(HttpContext http, DateTimeOffset[] moments)
    {
        var (from, to, page) = (Number("from") ?? 0, Number("to")!.Value, (int)Number("page")!.Value);
        var found = moments.Select((at, id) => new { id, at = at.ToUnixTimeSeconds() }).Where(one => one.at >= from && one.at < to).Reverse().ToArray();
        await http.Response.WriteAsync(JsonSerializer.Serialize(new { items = found.Take(Most).Skip((page - 1) * Size).Take(Size), total = found.Length }));

        long? Number(string name) => http.Request.Query[name] is [{ } text] ? long.Parse(text, CultureInfo.InvariantCulture) : null;
    }
}
