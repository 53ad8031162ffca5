using Portal.Engine.Persistence;
using Portal.Tests.Running;
using Portal.Web;

namespace Portal.Tests.Web.Features.Api.Data;

/// <summary>Counts and sums over HTTP, of things and of what happened.</summary>
public sealed class SummaryEndpointTests
{
    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Things_are_counted_and_added_up(DatabaseKind kind)
    {
        await using var house = await ApiHouse.Open(kind);
        using var agent = await house.Agent(house.Only("invoice"));
        await house.Bring("invoice", ("1", """{"number":"A","total":1.5}"""), ("2", """{"number":"A","total":2.5}"""), ("3", """{"number":"B","total":10}"""));

        var summary = await RecordEndpointsTests.Asked(agent, $"{Urls.ApiEntities}/invoice/summary?by=number&of=total&where=total:less:10");

        Assert.Equal("""{"count":2,"groups":[{"key":"A","count":2,"measured":2,"min":"1.5","max":"2.5","sum":4.0,"average":2}],"freshness":{"verdict":"fresh",""", summary.GetRawText()[..summary.GetRawText().IndexOf("\"asOf", StringComparison.Ordinal)].Replace("2.0}", "2}", StringComparison.Ordinal));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Happenings_are_counted_by_day(DatabaseKind kind)
    {
        await using var house = await ApiHouse.Open(kind);
        using var agent = await house.Agent(house.Only("visit"));
        await house.Bring("visit", ("1", """{"page":"home"}"""), ("2", """{"page":"home"}"""));
        house.Clock.Advance(TimeSpan.FromDays(1));
        await house.Bring("visit", ("3", """{"page":"prices"}"""));

        var days = await RecordEndpointsTests.Asked(agent, $"{Urls.ApiEntities}/visit/summary?window=day&zone=Europe/Zurich&by=page");

        Assert.Equal([2, 1], days.GetProperty("groups").EnumerateArray().Select(group => group.GetProperty("count").GetInt32()));
        Assert.Equal(3, days.GetProperty("count").GetInt32());
    }
}
