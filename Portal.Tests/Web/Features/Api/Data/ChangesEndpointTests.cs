using System.Net;
using System.Text.Json;
using Portal.Engine.Persistence;
using Portal.Tests.Running;
using Portal.Web;

namespace Portal.Tests.Web.Features.Api.Data;

/// <summary>What changed, by asking again, by waiting, and as a stream of events.</summary>
public sealed class ChangesEndpointTests
{
    const string Changes = $"{Urls.ApiEntities}/customer/changes";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Whoever_asks_again_with_the_position_hears_of_what_came_since(DatabaseKind kind)
    {
        await using var house = await ApiHouse.Open(kind);
        using var agent = await house.Agent(house.Only("customer", "name"));
        await house.Bring("customer", ("k1", """{"city":"Basel","name":"Ada"}"""), ("k2", """{"name":"Bob"}"""));
        var all = await RecordEndpointsTests.Asked(agent, $"{Changes}?limit=1");
        var rest = await RecordEndpointsTests.Asked(agent, $"{Changes}?after={Next(all)}");
        await house.Bring("customer", ("k1", """{"city":"Bern","name":"Ada"}"""), ("k2", null));

        var since = await RecordEndpointsTests.Asked(agent, $"{Changes}?after={Next(rest)}");

        Assert.True(all.GetProperty("more").GetBoolean());
        Assert.Equal(["1 name", "2 name"], All(all).Concat(All(rest)));
        Assert.Equal(["2 gone"], All(since));
        Assert.Empty(All(await RecordEndpointsTests.Asked(agent, $"{Changes}?after=now")));
    }

    [Fact]
    public async Task Whoever_waits_is_answered_when_something_comes()
    {
        await using var house = await ApiHouse.Open();
        using var agent = await house.Agent(house.Only("customer", "name"));
        var now = await RecordEndpointsTests.Asked(agent, $"{Changes}?after=now");
        var waiting = RecordEndpointsTests.Asked(agent, $"{Changes}?after={Next(now)}&wait=60");
        await house.Bring("customer", ("k1", """{"name":"Ada"}"""));

        Assert.Equal(["1 name"], All(await waiting));
    }

    [Fact]
    public async Task A_stream_goes_on_where_it_was_cut_off_and_ends_with_the_key()
    {
        await using var house = await ApiHouse.Open();
        using var agent = await house.Agent(house.Only("customer", "name"));
        await house.Bring("customer", ("k1", """{"name":"Ada"}"""));
        string position;
        await using (var events = await EventStream.Open(agent, Changes))
        {
            Assert.Equal("1 name", Told(await events.Next("change")));
            position = (await events.Event("position")).Id!;
            await house.Bring("customer", ("k2", """{"name":"Bob"}"""));
            Assert.Equal("2 name", Told(await events.Next("change")));
        }

        await using var again = await EventStream.Open(agent, Changes, position);
        Assert.Equal("2 name", Told(await again.Next("change")));
        await house.RevokeAll();
        house.Clock.Advance(TimeSpan.FromSeconds(30));
        await house.Bring("customer", ("k3", """{"name":"Eve"}"""));
        var end = await again.Event("end");
        Assert.Contains("key", end.Data, StringComparison.Ordinal);
        Assert.DoesNotContain("Eve", again.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_ends_when_the_records_of_the_day_are_read()
    {
        await using var house = await ApiHouse.Open();
        using var agent = await house.Agent(house.Only("customer", "name"), draft => draft with { RecordsPerDay = 2 });
        await house.Bring("customer", ("k1", """{"name":"Ada"}"""));
        await using var events = await EventStream.Open(agent, Changes);
        await house.Bring("customer", ("k2", """{"name":"Bob"}"""), ("k3", """{"name":"Eve"}"""));

        Assert.Contains("records a day", (await events.Event("end")).Data, StringComparison.Ordinal);
        Assert.DoesNotContain("Eve", events.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agent_has_so_many_open_at_once_and_no_more()
    {
        await using var house = await ApiHouse.Open();
        using var agent = await house.Agent(house.Only("customer", "name"));
        var open = new List<EventStream>();
        for (var i = 0; i < 10; i++) open.Add(await EventStream.Open(agent, Changes));

        using (var refused = await agent.GetAsync($"{Changes}?wait=1", Stop))
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
            Assert.Equal("too-many-at-once", (await ApiHouse.Json(refused)).GetProperty("code").GetString());
        }

        await RecordEndpointsTests.Asked(agent, Changes);
        foreach (var events in open) await events.DisposeAsync();
    }

    [Fact]
    public async Task A_question_that_is_not_proper_begins_no_stream()
    {
        await using var house = await ApiHouse.Open();
        using var agent = await house.Agent(house.Only("customer", "name"));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Urls.ApiEntities}/invoice/changes") { Headers = { { "Accept", "text/event-stream" } } };
        using var answer = await agent.SendAsync(request, Stop);

        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
    }

    static string Next(JsonElement page) => page.GetProperty("next").GetString()!;

    static IEnumerable<string> All(JsonElement page) => page.GetProperty("changes").EnumerateArray().Select(Told);

    static string Told(JsonElement change) => $"{change.GetProperty("id")} {(change.TryGetProperty("gone", out _) ? "gone" : string.Join(',', change.GetProperty("changed").EnumerateArray()))}";
}
